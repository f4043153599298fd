import type { CaseKind, Urgency } from '../vocabulary/index.js';
import { WEIGHT } from './load.policy.js';

/** Somebody who may get a case. */
export interface Candidate {
  readonly staffId: string;
  /** BCP 47, as the person set them; none: they said nothing. */
  readonly languages: readonly string[];
  /** Kinds that the person does not want. Nobody is told of them. */
  readonly optedOut: readonly CaseKind[];
  /** What they have already, each open case by its weight. */
  readonly weighted: number;
}

/** A case that nobody has. */
export interface WaitingCase {
  readonly id: string;
  readonly kind: CaseKind;
  readonly urgency: Urgency;
  readonly language: string;
  readonly createdAt: Date;
  /** Who must not have it. */
  readonly excluded: ReadonlySet<string>;
}

/**
 * Who should get which case, by case id; null: nobody fits. The most urgent first, then the oldest. A case goes to somebody who
 * may have it and wants its kind: who speaks its language before others, then whoever has the least, what they get here counted.
 *
 * @param candidates - those on duty
 */
export function proposeAssignments(
  cases: readonly WaitingCase[],
  candidates: readonly Candidate[],
): Map<string, string | null> {
  const weighted = new Map(candidates.map((one) => [one.staffId, one.weighted]));
  const loadOf = ({ staffId }: Candidate): number => weighted.get(staffId) ?? 0;
  const inOrder = [...cases].sort(
    (a, b) =>
      a.urgency - b.urgency || a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1),
  );
  const proposed = new Map<string, string | null>();
  for (const found of inOrder) {
    const fit = candidates.filter(
      ({ staffId, optedOut }) => !found.excluded.has(staffId) && !optedOut.includes(found.kind),
    );
    const speakers = fit.filter((one) => speaks(one, found.language));
    const [chosen] = [...(speakers.length > 0 ? speakers : fit)].sort(
      (a, b) => loadOf(a) - loadOf(b) || (a.staffId < b.staffId ? -1 : 1),
    );
    proposed.set(found.id, chosen?.staffId ?? null);
    if (chosen) weighted.set(chosen.staffId, loadOf(chosen) + WEIGHT[found.urgency]);
  }
  return proposed;
}

/** Whoever speaks Hindi speaks the Hindi of every country. */
function speaks({ languages }: Candidate, language: string): boolean {
  const [wanted] = language.toLowerCase().split('-');
  return languages.some((one) => one.toLowerCase().split('-')[0] === wanted);
}
