import fc from 'fast-check';
import { mentionedIn } from './mentioned-in.js';

const KIRAN = { staffId: 'k', name: 'Kiran' };
const KIRAN_RAO = { staffId: 'kr', name: 'Kiran Rao' };
const MEERA = { staffId: 'm', name: 'मीरा' };
const PEOPLE = [KIRAN, KIRAN_RAO, MEERA];

describe('whom a note mentions', () => {
  it.each([
    ['@Kiran please look', ['k']],
    ['Ask @kiran rao.', ['kr']],
    ['(@मीरा)', ['m']],
    ['@Kiran Rao and @Kiran', ['kr', 'k']],
    ['@Kiranmala', []],
    ['@मीराबाई', []],
    ['mail me at a@kiran', []],
    ['Kiran', []],
    ['@ Kiran', []],
    ['@', []],
  ])('%j', (text, ids) => {
    expect(mentionedIn(text, PEOPLE)).toEqual(ids);
  });

  it('are both of two people with one name', () => {
    const other = { staffId: 'k2', name: 'KIRAN' };
    expect(mentionedIn('@Kiran', [KIRAN, other])).toEqual(['k', 'k2']);
  });

  it('are only people who can be mentioned, each once, and everyone whose name stands alone behind an at sign', () => {
    const name = fc.stringMatching(/^[A-Za-z]{1,6}( [A-Za-z]{1,6})?$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { maxLength: 5, selector: (one) => one.toLowerCase() }),
        fc.string(),
        (names, text) => {
          const people = names.map((one, at) => ({ staffId: String(at), name: one }));
          const ids = mentionedIn(text, people);
          expect(new Set(ids).size).toBe(ids.length);
          expect(people.map(({ staffId }) => staffId)).toEqual(expect.arrayContaining(ids));
          const all = mentionedIn(names.map((one) => `@${one}, `).join(''), people);
          expect(all.sort()).toEqual(people.map(({ staffId }) => staffId).sort());
        },
      ),
    );
  });
});
