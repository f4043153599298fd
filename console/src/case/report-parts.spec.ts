import fc from 'fast-check';
import type { ReportAnswer } from '../api/types.js';
import { partsOf } from './report-parts.js';

const answer = (id: string, text: string | null, ...options: string[]): ReportAnswer => ({
  id,
  question: `${id}?`,
  values: options,
  options,
  text,
});

describe('partsOf', () => {
  it('puts the own words first, then facts, then what is copied, and names what was skipped', () => {
    const { told, facts, copied, skipped } = partsOf({
      answers: [
        answer('safety', null, 'Yes, I am safe'),
        answer('more', 'He writes every night.'),
        answer('handles', 'night.heron\n\n +91 98765 43210 '),
        answer('platformName', 'Kabutar Chat'),
        answer('state', null),
      ],
    });
    expect(told.map(({ id }) => id)).toEqual(['more']);
    expect(facts.map(({ id }) => id)).toEqual(['safety', 'platformName']);
    expect(copied.map(({ lines }) => lines)).toEqual([['night.heron', '+91 98765 43210']]);
    expect(skipped.map(({ id }) => id)).toEqual(['state']);
  });

  it('takes a long text, or one of several lines, for told, whatever was asked', () => {
    const { told, facts } = partsOf({
      answers: [answer('a', 'x'.repeat(121)), answer('b', 'one\ntwo'), answer('c', 'one')],
    });
    expect(told.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(facts.map(({ id }) => id)).toEqual(['c']);
  });

  it('loses no answer and shows none twice', () => {
    const id = fc.constantFrom('more', 'handles', 'links', 'offender', 'state', 'otherwise');
    const text = fc.option(fc.oneof(fc.string(), fc.constantFrom('\n', ' ', 'a\nb', 'y'.repeat(300))));
    const any = fc.record({
      id,
      question: fc.string(),
      values: fc.constant<string[]>([]),
      options: fc.array(fc.string()),
      text,
    });
    fc.assert(
      fc.property(fc.array(any), (answers) => {
        const { told, facts, copied, skipped } = partsOf({ answers });
        const shown = [...told, ...facts, ...copied.map((one) => one.answer), ...skipped];
        expect(shown).toHaveLength(answers.length);
        expect(new Set(shown)).toEqual(new Set(answers));
        for (const { lines } of copied)
          expect(lines.every((line) => line.trim() === line && line)).toBeTruthy();
      }),
    );
  });
});
