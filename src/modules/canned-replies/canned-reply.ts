import type { ReplyReview } from '../vocabulary/index.js';

/** A reply written beforehand, as it is now. */
export interface CannedReply {
  id: string;
  /** Null: for every desk. */
  deskId: string | null;
  /** Of the catalogue, such as `hi`. */
  language: string;
  title: string;
  text: string;
  /** 0: of the start set, as it comes. */
  version: number;
  /** YYYY-MM-DD; null: nobody has reviewed the text. */
  reviewBy: string | null;
  review: ReplyReview;
  /** No longer offered. */
  retired: boolean;
  /** Who saved this version; null: it comes with the start set. */
  authorId: string | null;
  /** When it was saved; null: with the start set. */
  savedAt: Date | null;
}

/** A review this many days away is due. */
const DUE_DAYS = 30;
const DAY_MS = 86_400_000;

/** How far a text is reviewed on a day (both YYYY-MM-DD): the day of the review itself is still in time. Pure. */
export function replyReview(reviewBy: string | null, today: string): ReplyReview {
  if (reviewBy === null) return 'not_reviewed';
  const days = (Date.parse(reviewBy) - Date.parse(today)) / DAY_MS;
  if (days < 0) return 'overdue';
  return days <= DUE_DAYS ? 'due' : 'current';
}

/**
 * Orders replies for one who writes in a language: those in it first, then those in English, then the others, each language by
 * title. Pure.
 */
export function byLanguage<R extends Pick<CannedReply, 'language' | 'title' | 'id'>>(
  replies: readonly R[],
  language: string,
): R[] {
  const rank = (reply: R): number => (reply.language === language ? 0 : reply.language === 'en' ? 1 : 2);
  const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...replies].sort(
    (a, b) => rank(a) - rank(b) || text(a.language, b.language) || text(a.title, b.title) || text(a.id, b.id),
  );
}
