import type { RelatedVerdict } from '../vocabulary/index.js';
import type { Ranked } from './rank-related.js';

/** A case as it may join others. */
export interface Candidate {
  readonly caseId: string;
  /** The others that it may be of one offender with. */
  readonly ranked: readonly Ranked[];
  /** What people said of it and others, by their ids. */
  readonly verdicts: ReadonlyMap<string, RelatedVerdict>;
}

export interface Grown<C extends Candidate> {
  /** The one that it began with first. No two of them were called the work of two offenders. */
  members: C[];
  /** Those that would be in it, had nobody said that they are of another offender than one of the members. */
  apart: C[];
  /** There were more. */
  cut: boolean;
}

/**
 * Whether one case leads to another: a person said that they are of one offender, or nobody said anything and the match is strong. A
 * weak match never does, for names and sites are shared by many; nor does one of which a person could not tell.
 */
export const joins = ({ strength, verdict }: Pick<Ranked, 'strength' | 'verdict'>): boolean =>
  verdict === 'same' || (verdict === null && strength === 'strong');

/**
 * The cases of one offender that a case leads to, step by step, the nearest first. Whom a person set apart from any member stays
 * out, by whatever way the others lead to it, and nothing is reached through it.
 *
 * @param find - null: not for the caller
 * @param most - so many members at most
 */
export async function growCluster<C extends Candidate>(
  first: C,
  find: (caseId: string) => Promise<C | null>,
  most: number,
): Promise<Grown<C>> {
  const members = [first];
  const apart: C[] = [];
  const seen = new Set([first.caseId]);
  for (const member of members) {
    for (const { caseId } of member.ranked.filter(joins)) {
      if (seen.has(caseId)) continue;
      if (members.length >= most) return { members, apart, cut: true };
      seen.add(caseId);
      const found = await find(caseId);
      if (!found) continue;
      const other = members.some((one) => found.verdicts.get(one.caseId) === 'different');
      (other ? apart : members).push(found);
    }
  }
  return { members, apart, cut: false };
}
