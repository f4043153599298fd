import {
  RELATED_KINDS,
  type RelatedKind,
  type RelatedStrength,
  type RelatedVerdict,
} from '../vocabulary/index.js';

/** So many values of a kind are in both cases. */
export interface Reason {
  kind: RelatedKind;
  values: number;
}

/** Equal values of two cases, as they were found. */
export interface Match extends Reason {
  caseId: string;
}

/** A case that may be of the same offender. */
export interface Ranked {
  caseId: string;
  /** Null: nothing but a decision holds the two together. */
  strength: RelatedStrength | null;
  /** The surest first. */
  reasons: Reason[];
  verdict: RelatedVerdict | null;
}

/** A weak kind, and the strong one that has it in tow: who has the same user name has the same name, too. */
const IMPLIED: ReadonlyMap<RelatedKind, RelatedKind> = new Map([
  ['name', 'handle'],
  ['domain', 'place'],
]);

const place = (kind: RelatedKind): number => RELATED_KINDS.indexOf(kind);

/**
 * The cases to show, in the order to look at them: those of the same offender, then what nobody has decided, the surest first, last
 * what is of another offender. A weak reason is left out where a strong one says it already. Pure; the same whatever the order of
 * what comes in.
 *
 * @param verdicts - by the id of the other case; one of `same` is shown even where no value is equal any more
 */
export function rankRelated(
  matches: readonly Match[],
  verdicts: ReadonlyMap<string, RelatedVerdict>,
): Ranked[] {
  const found = new Map<string, Map<RelatedKind, number>>();
  for (const { caseId, kind, values } of matches) {
    const kinds = found.get(caseId) ?? new Map<RelatedKind, number>();
    found.set(caseId, kinds.set(kind, (kinds.get(kind) ?? 0) + values));
  }
  for (const [caseId, verdict] of verdicts)
    if (verdict === 'same' && !found.has(caseId)) found.set(caseId, new Map());
  return [...found]
    .map(([caseId, kinds]) => {
      const reasons = reasonsOf(kinds);
      return { caseId, strength: strengthOf(reasons), reasons, verdict: verdicts.get(caseId) ?? null };
    })
    .sort(compare);
}

function reasonsOf(kinds: ReadonlyMap<RelatedKind, number>): Reason[] {
  return [...kinds]
    .map(([kind, values]) => {
      const strong = IMPLIED.get(kind);
      return { kind, values: values - (strong === undefined ? 0 : (kinds.get(strong) ?? 0)) };
    })
    .filter(({ values }) => values > 0)
    .sort((a, b) => place(a.kind) - place(b.kind));
}

function strengthOf(reasons: readonly Reason[]): RelatedStrength | null {
  const [surest] = reasons;
  if (!surest) return null;
  return IMPLIED.has(surest.kind) ? 'weak' : 'strong';
}

const verdictPlace = ({ verdict }: Ranked): number =>
  verdict === 'same' ? 0 : verdict === 'different' ? 2 : 1;
const strengthPlace = ({ strength }: Ranked): number => (strength === 'strong' ? 0 : 1);
const total = ({ reasons }: Ranked): number => reasons.reduce((sum, { values }) => sum + values, 0);

function compare(a: Ranked, b: Ranked): number {
  return (
    verdictPlace(a) - verdictPlace(b) ||
    strengthPlace(a) - strengthPlace(b) ||
    total(b) - total(a) ||
    (a.caseId < b.caseId ? -1 : 1)
  );
}
