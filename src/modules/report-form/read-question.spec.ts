import fc from 'fast-check';
import type { Question } from './form.types.js';
import { readQuestion, tidy } from './read-question.js';

const text: Question = { id: 'q', type: 'text', label: 'form.place.state', max: 10 };
const long: Question = { id: 'q', type: 'long_text', label: 'form.more.title', max: 2000 };
const lines: Question = { id: 'q', type: 'lines', label: 'form.links.links', max: 20, lines: 3, whole: 60 };

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

it.each([
  ['space around', '  Kerala \n', 'Kerala'],
  ['composed and decomposed letters as one', 'Re\u0301union', 'R\u00e9union'],
  ['control characters gone', 'Ker\u0007a\u200elala\u0000'.replace('\u0000', '\u0001'), 'Kera\u200elala'],
  ['marks that turn the text around gone', 'a\u202Eb\u2066c', 'abc'],
  ['line ends as spaces in a short text', 'a\r\nb', 'a b'],
  ['joiners of Indic scripts kept', 'क्\u200dष', 'क्\u200dष'],
])('tidies: %s', (_, typed, kept) => {
  expect(readQuestion(text, [typed])).toEqual({ value: kept });
});

it('counts letters as people do not bytes: an emoji is one', () => {
  expect(readQuestion(text, ['😀'.repeat(10)])).toEqual({ value: '😀'.repeat(10) });
  expect(readQuestion(text, ['😀'.repeat(11)]).error).toEqual({
    message: 'site.error.too_long',
    args: { over: 1, max: 10 },
  });
});

it('keeps the lines of a long text', () => {
  expect(readQuestion(long, ['One.\r\n\r\nTwo.']).value).toBe('One.\n\nTwo.');
});

it.each([
  ['a data: URL', `see data:image/png;base64,${PNG}`],
  ['a picture as base64', PNG.repeat(2)],
])('refuses %s with a clear message', (_, typed) => {
  expect(readQuestion(long, [typed])).toEqual({ value: null, error: { message: 'site.error.file' } });
  expect(readQuestion({ ...lines, max: 2000, whole: 6000 }, [typed]).error?.message).toBe('site.error.file');
});

it('reads one thing a line, without empty lines', () => {
  expect(readQuestion(lines, ['a\n\n  b \n']).value).toBe('a\nb');
  expect(readQuestion(lines, ['a\nb\nc\nd']).error?.message).toBe('site.error.too_many_lines');
  expect(readQuestion(lines, ['x'.repeat(21)]).error?.message).toBe('site.error.line_too_long');
});

it('says how many letters are too many in all lines together', () => {
  const read = readQuestion({ ...lines, whole: 30 }, [`${'x'.repeat(18)}\n${'y'.repeat(18)}`]);
  expect(read.error).toEqual({ message: 'site.error.too_long', args: { over: 7, max: 30 } });
});

it('takes a country of the list or "another country" and nothing else', () => {
  const country: Question = { id: 'country', type: 'country', label: 'form.place.country' };
  expect(['IN', 'NP', 'ZZ', 'XX', 'in', '<b>'].map((code) => readQuestion(country, [code]).value)).toEqual([
    'IN',
    'NP',
    'ZZ',
    null,
    null,
    null,
  ]);
});

it('never fails, and tidying twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      for (const question of [text, long, lines]) expect(() => readQuestion(question, [typed])).not.toThrow();
      expect(tidy(tidy(typed))).toBe(tidy(typed));
    }),
  );
});
