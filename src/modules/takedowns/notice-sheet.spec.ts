import fc from 'fast-check';
import { TAKEDOWN_LAWS } from '../vocabulary/index.js';
import { missingElements, NO_FACTS, noticeElements, type NoticeFacts } from './notice-sheet.js';

const LINK = 'https://pictures.example/a/1';
const ALL: NoticeFacts = {
  signedBy: 'Asha Rao, head of the desk',
  contact: 'takedown@helpdesk.example',
  goodFaith: true,
  made: true,
};
const facts = fc.record<NoticeFacts>({
  signedBy: fc.constantFrom(null, ALL.signedBy),
  contact: fc.constantFrom(null, ALL.contact),
  goodFaith: fc.boolean(),
  made: fc.boolean(),
});
const elementsOf = (law: (typeof TAKEDOWN_LAWS)[number], given: NoticeFacts, forPerson = true) =>
  noticeElements({ law, link: LINK, facts: given, forPerson, earlier: null }).map(({ element }) => element);

describe('a notice', () => {
  it('of the United States lacks each of the four elements that is not there', () => {
    expect(missingElements('us_tida', NO_FACTS)).toEqual(['good_faith', 'signature', 'contact']);
    for (const [gone, element] of [
      [{ signedBy: null }, 'signature'],
      [{ contact: null }, 'contact'],
      [{ goodFaith: false }, 'good_faith'],
    ] as const)
      expect(missingElements('us_tida', { ...ALL, ...gone })).toEqual([element]);
    expect(missingElements('us_tida', ALL)).toEqual([]);
  });

  it('of India has the place, the rule and on whose behalf, and asks for the poster where the picture is made', () => {
    expect(missingElements('in_3_2_b', NO_FACTS)).toEqual([]);
    expect(elementsOf('in_3_2_b', NO_FACTS)).toEqual(['rule', 'locate', 'on_behalf']);
    expect(elementsOf('in_3_2_b', { ...NO_FACTS, made: true })).toContain('identity');
    expect(elementsOf('us_tida', ALL)).not.toContain('identity');
  });

  it('speaks for nobody where it does not leave for the person', () => {
    expect(elementsOf('platform_rules', ALL, false)).not.toContain('on_behalf');
    const elements = noticeElements({
      ...{ law: 'platform_rules', link: LINK, facts: ALL, forPerson: false, earlier: null },
    });
    expect(JSON.stringify(elements)).not.toContain('behalf');
  });

  it('a second time names what was not kept and the longer time', () => {
    const second = (again: boolean) =>
      noticeElements({
        ...{ law: 'in_3_2_a', link: LINK, facts: ALL, forPerson: true },
        earlier: { law: 'in_3_2_b', day: '2026-11-29', again },
      })[0]?.text;
    expect(second(true)).toMatch(
      /^It was removed after our notice of 2026-11-29, and is there again\. This is/,
    );
    expect(second(false)).toMatch(
      /2026-11-29 under rule 3\(2\)\(b\).*2 hours.*proviso to rule 3\(2\)\(a\)\(i\).*36 hours/,
    );
  });

  it('has the address once and every element once that its law asks for, whatever was said', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TAKEDOWN_LAWS), facts, fc.boolean(), (law, given, forPerson) => {
        const elements = noticeElements({ law, link: LINK, facts: given, forPerson, earlier: null });
        expect(elements.some(({ element }) => element === 'on_behalf')).toBe(forPerson);
        const names = elements.map(({ element }) => element);
        expect(new Set(names).size).toBe(names.length);
        expect(elements.filter(({ text }) => text.includes(LINK))).toHaveLength(1);
        for (const missing of missingElements(law, given)) expect(names).not.toContain(missing);
      }),
    );
  });
});
