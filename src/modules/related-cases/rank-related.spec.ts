import fc from 'fast-check';
import { RELATED_KINDS, RELATED_VERDICTS } from '../vocabulary/index.js';
import { rankRelated } from './rank-related.js';

const none = new Map<string, never>();

describe('the order of related cases', () => {
  it('begins with the surest, and a weak reason goes where a strong one says it', () => {
    const ranked = rankRelated(
      [
        { caseId: 'weak', kind: 'name', values: 3 },
        { caseId: 'one', kind: 'name', values: 1 },
        { caseId: 'one', kind: 'handle', values: 1 },
        { caseId: 'two', kind: 'domain', values: 2 },
        { caseId: 'two', kind: 'place', values: 1 },
        { caseId: 'two', kind: 'phone', values: 1 },
      ],
      none,
    );
    expect(ranked).toEqual([
      {
        caseId: 'two',
        strength: 'strong',
        verdict: null,
        reasons: [
          { kind: 'phone', values: 1 },
          { kind: 'place', values: 1 },
          { kind: 'domain', values: 1 },
        ],
      },
      { caseId: 'one', strength: 'strong', verdict: null, reasons: [{ kind: 'handle', values: 1 }] },
      { caseId: 'weak', strength: 'weak', verdict: null, reasons: [{ kind: 'name', values: 3 }] },
    ]);
  });

  it('has what people said above what values say, and one that they called the same without any value', () => {
    const verdicts = new Map([
      ['other', 'different'],
      ['kept', 'same'],
      ['gone', 'different'],
    ] as const);
    const ranked = rankRelated(
      [
        { caseId: 'other', kind: 'account', values: 2 },
        { caseId: 'open', kind: 'name', values: 1 },
      ],
      verdicts,
    );
    expect(ranked.map(({ caseId, strength }) => [caseId, strength])).toEqual([
      ['kept', null],
      ['open', 'weak'],
      ['other', 'strong'],
    ]);
  });

  it('is the same whatever the order of what was found, and has each case once', () => {
    const match = fc.record({
      caseId: fc.constantFrom('a', 'b', 'c', 'd'),
      kind: fc.constantFrom(...RELATED_KINDS),
      values: fc.integer({ min: 1, max: 9 }),
    });
    const verdicts = fc.dictionary(fc.constantFrom('a', 'b', 'e'), fc.constantFrom(...RELATED_VERDICTS));
    fc.assert(
      fc.property(fc.array(match), verdicts, (matches, said) => {
        const given = new Map(Object.entries(said));
        const ranked = rankRelated(matches, given);
        expect(rankRelated([...matches].reverse(), given)).toEqual(ranked);
        const ids = ranked.map(({ caseId }) => caseId);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { caseId } of matches) expect(ids).toContain(caseId);
        for (const { strength, reasons, verdict } of ranked) {
          expect(reasons.every(({ values }) => values > 0)).toBe(true);
          if (strength === null)
            expect(reasons.length > 0 || verdict !== null || matches.length > 0).toBe(true);
        }
      }),
    );
  });
});
