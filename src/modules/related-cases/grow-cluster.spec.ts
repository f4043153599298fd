import fc from 'fast-check';
import { RELATED_VERDICTS, type RelatedVerdict } from '../vocabulary/index.js';
import { growCluster, joins, type Candidate } from './grow-cluster.js';

interface Edge {
  one: string;
  other: string;
  strength: 'strong' | 'weak' | null;
  verdict: RelatedVerdict | null;
}

/** The cases of these edges, each as it finds the others. */
function casesOf(edges: readonly Edge[]): (id: string) => Candidate {
  return (caseId) => {
    const own = edges
      .filter(({ one, other }) => one === caseId || other === caseId)
      .map((edge) => ({ ...edge, caseId: edge.one === caseId ? edge.other : edge.one }));
    return {
      caseId,
      ranked: own.map(({ caseId: id, strength, verdict }) => ({
        caseId: id,
        strength,
        verdict,
        reasons: [],
      })),
      verdicts: new Map(own.flatMap(({ caseId: id, verdict }) => (verdict ? [[id, verdict] as const] : []))),
    };
  };
}

async function grown(edges: readonly Edge[], hidden: readonly string[] = [], most = 60) {
  const at = casesOf(edges);
  const find = (id: string) => Promise.resolve(hidden.includes(id) ? null : at(id));
  const { members, apart, cut } = await growCluster(at('a'), find, most);
  return { members: members.map(({ caseId }) => caseId), apart: apart.map(({ caseId }) => caseId), cut };
}
const edge = (
  one: string,
  other: string,
  strength: Edge['strength'],
  verdict: Edge['verdict'] = null,
): Edge => ({
  ...{ one, other, strength, verdict },
});

describe('the cases of one offender', () => {
  it('are joined over strong matches and what people called the same, and over nothing else', async () => {
    const edges = [
      edge('a', 'b', 'strong'),
      edge('b', 'c', 'weak', 'same'),
      edge('c', 'd', null, 'same'),
      edge('d', 'weak', 'weak'),
      edge('d', 'untold', 'strong', 'unknown'),
      edge('a', 'other', 'strong', 'different'),
    ];
    expect(await grown(edges)).toEqual({ members: ['a', 'b', 'c', 'd'], apart: [], cut: false });
    expect(await grown(edges, ['b'])).toMatchObject({ members: ['a'] });
    expect(await grown(edges, [], 2)).toMatchObject({ members: ['a', 'b'], cut: true });
  });

  it('leave out whom a person set apart from one of them, also where another leads there', async () => {
    const edges = [
      edge('a', 'b', 'strong'),
      edge('b', 'c', 'strong'),
      edge('a', 'c', 'weak', 'different'),
      edge('c', 'd', 'strong'),
    ];
    expect(await grown(edges)).toEqual({ members: ['a', 'b'], apart: ['c'], cut: false });
  });

  it('are never two that a person told apart, and each was joined to one before', async () => {
    const id = fc.constantFrom<string>('a', 'b', 'c', 'd', 'e', 'f');
    const strength = fc.constantFrom('strong', 'weak', null);
    const verdict = fc.option(fc.constantFrom(...RELATED_VERDICTS));
    const pairs = fc.uniqueArray(fc.record({ one: id, other: id, strength, verdict }), {
      selector: ({ one, other }) => [one, other].sort().join(' '),
    });
    await fc.assert(
      fc.asyncProperty(pairs, async (given) => {
        const edges = given.filter(({ one, other }) => one !== other);
        const { members } = await grown(edges);
        expect(new Set(members).size).toBe(members.length);
        members.forEach((one, at) => {
          const before = members.slice(0, at);
          const between = edges.filter(
            (found) =>
              [found.one, found.other].includes(one) &&
              before.some((b) => [found.one, found.other].includes(b)),
          );
          expect(between.some(({ verdict: said }) => said === 'different')).toBe(false);
          if (at > 0) expect(between.some(joins)).toBe(true);
        });
      }),
    );
  });
});
