import { defineErrors } from '../../platform/errors/index.js';
import type { Entry } from '../entries/index.js';

/** What somebody who writes in a case had seen of it when they began, or have been told of since. */
export interface Seen {
  /** The place of the last entry; 0: none. */
  readonly sequence: number;
  /** Who had the case; null: nobody. */
  readonly assigneeId: string | null;
}

/** What came in a case since then. */
export interface CaseNews {
  /** The place of the last entry by somebody else; null: none came. */
  readonly sequence: number | null;
  /** Who wrote it; null: none came. */
  readonly author: Entry['author'] | null;
  /** Who has the case now; null: nobody. */
  readonly assigneeId: string | null;
}

/** What somebody is about to send was written before something came that they have not been told of. */
export class CaseNewsError extends defineErrors({ CASE_HAS_NEWS: 409 }) {
  override readonly told;

  constructor({ sequence, author, assigneeId }: CaseNews) {
    super('CASE_HAS_NEWS');
    this.told = { sequence, author, assigneeId };
  }
}

/**
 * What the writer has to be told before their text is sent; null: nothing. That they have the case themselves by now, or that
 * nobody has it any more, is no reason to ask.
 *
 * @param newest - the last entry by somebody else after `seen.sequence`
 */
export function newsSince(
  seen: Seen,
  staffId: string,
  newest: { readonly sequence: number; readonly author: Entry['author'] } | null,
  assigneeId: string | null,
): CaseNews | null {
  const others = assigneeId !== null && assigneeId !== staffId && assigneeId !== seen.assigneeId;
  if (newest === null && !others) return null;
  return { sequence: newest?.sequence ?? null, author: newest?.author ?? null, assigneeId };
}
