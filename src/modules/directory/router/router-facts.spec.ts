import fc from 'fast-check';
import { anyFacts, CALM } from '../../../../test/support/facts.js';
import { propose } from './propose.js';
import { routerFactsOf } from './router-facts.js';

const NOTHING = { platforms: [], otherHost: false, answers: {} };

describe('what of a case the router reads', () => {
  it('counts an adult as under 18 in pictures of which nobody is sure', () => {
    for (const [picturesUnder18, ageThen] of [
      ['yes', 'unsaid'],
      ['not_sure', 'unsaid'],
      ['no', 'adult'],
      [null, 'adult'],
    ] as const)
      expect(routerFactsOf({ ...CALM, picturesUnder18 }, NOTHING)).toMatchObject({
        ageNow: 'adult',
        ageThen,
      });
  });

  it('takes what staff found out of danger before what the report says', () => {
    const report = { ...CALM, safety: 'danger' } as const;
    expect(routerFactsOf(report, NOTHING).danger).toBe(true);
    expect(routerFactsOf({ ...report, imminentDanger: false }, NOTHING).danger).toBe(false);
    expect(routerFactsOf({ ...CALM, imminentDanger: true }, NOTHING).danger).toBe(true);
  });

  it('knows how pictures were made by the answer that says so, and by no other word', () => {
    const made = (value: string) => routerFactsOf(CALM, { ...NOTHING, answers: { made: value } }).origin;
    expect(['real', 'edited', 'ai', 'not_sure', 'constructor'].map(made)).toEqual([
      'real',
      'edited',
      'generated',
      null,
      null,
    ]);
  });

  it('leads any report somewhere', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(propose(routerFactsOf(facts, NOTHING)).proposals.length).toBeGreaterThan(0);
      }),
    );
  });
});
