import type { CaseRow } from '../api/types.js';

/** Cases below or above another in the order in which they were shown. */
export type Step = 1 | -1;

/**
 * The next case, in this direction, that one may go on with: of one's own or nobody's. Null: there is none.
 *
 * @param order - ids as they were shown when the case was opened: an answer moves it, and "below" stays where it was
 * @param from - where to start; one that was not shown starts before the first, or after the last
 * @param may - whether a case is still there to go on with
 */
export function nextOf(
  order: readonly string[],
  from: string,
  step: Step,
  may: (id: string) => boolean,
): string | null {
  const at = order.indexOf(from);
  const rest = step === 1 ? order.slice(at + 1) : order.slice(0, at === -1 ? undefined : at).reverse();
  return rest.find((id) => id !== from && may(id)) ?? null;
}

/** Whether somebody goes on with this case: their own, or nobody's. */
export const isMineOrFree = ({ assignee }: Pick<CaseRow, 'assignee'>, me: string | undefined): boolean =>
  assignee === null || assignee.id === me;
