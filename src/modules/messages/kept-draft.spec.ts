import fc from 'fast-check';
import { nextDraft, type KeptDraft } from './kept-draft.js';

const kept = (text: string, revision: string, older: KeptDraft['older'] = null): KeptDraft => ({
  text,
  revision,
  older,
});

describe('an unfinished text', () => {
  it('takes the place of the version that its window had seen', () => {
    expect(nextDraft(null, { text: 'a', revision: 'r1', over: [] })).toEqual(kept('a', 'r1'));
    expect(nextDraft(kept('a', 'r1'), { text: 'ab', revision: 'r2', over: ['r1'] })).toEqual(
      kept('ab', 'r2'),
    );
    // The same once more, where the answer was lost.
    expect(nextDraft(kept('ab', 'r2'), { text: 'ab', revision: 'r2', over: ['r1'] })).toEqual(
      kept('ab', 'r2'),
    );
  });

  it('keeps beside itself what another window wrote that this one has not seen, until it has', () => {
    const two = nextDraft(kept('mine', 'a1'), { text: 'other', revision: 'b1', over: [] });
    expect(two).toEqual(kept('other', 'b1', { text: 'mine', revision: 'a1' }));
    expect(nextDraft(two, { text: 'other!', revision: 'b2', over: ['b1'] })?.older?.text).toBe('mine');
    expect(nextDraft(two, { text: 'other, mine', revision: 'b2', over: ['b1', 'a1'] })?.older).toBeNull();
    // The first window goes on: its own earlier text is in its new one.
    expect(nextDraft(two, { text: 'mine!', revision: 'a2', over: ['a1'] })).toEqual(
      kept('mine!', 'a2', { text: 'other', revision: 'b1' }),
    );
  });

  it('is emptied for the window that emptied it alone', () => {
    expect(nextDraft(kept('a', 'r1'), { text: ' ', revision: 'r2', over: ['r1'] })).toBeNull();
    expect(nextDraft(kept('a', 'r1'), { text: '', revision: 'r2', over: [] })).toEqual(kept('a', 'r1'));
  });

  it('never loses what its window had not seen', () => {
    const step = fc.record({
      window: fc.integer({ min: 0, max: 2 }),
      words: fc.string({ minLength: 1, maxLength: 5 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const seen = [new Set<string>(), new Set<string>(), new Set<string>()];
        let before: KeptDraft | null = null;
        steps.forEach(({ window, words }, at) => {
          const text = `${words}.`;
          const own = seen[window] as Set<string>;
          const after = nextDraft(before, { text, revision: `r${at}`, over: [...own] });
          for (const version of before ? [before, ...(before.older ? [before.older] : [])] : []) {
            if (!own.has(version.revision) && version.text !== text)
              expect(after?.older?.text).toContain(version.text);
          }
          expect(after).toMatchObject({ text, revision: `r${at}` });
          own.add(`r${at}`);
          before = after;
        });
      }),
    );
  });
});
