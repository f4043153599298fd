import type { ConsentAnswer, ConsentState } from '../vocabulary/index.js';

const DAY = 24 * 60 * 60_000;

/** How long a question waits for its answer, in milliseconds: 30 days. */
export const QUESTION_SPAN = 30 * DAY;
/** How long a consent holds: 180 days. What is to leave after that is asked for anew. */
export const CONSENT_SPAN = 180 * DAY;

/** How a consent stands; `none`: nothing was asked, or the desk withdrew the question. */
export type Standing = 'none' | Exclude<ConsentState, 'withdrawn'>;

/** What the rules look at of a row. */
export interface Lasting {
  readonly state: ConsentState;
  readonly expiresAt: Date;
}

/** How a row stands at a moment. Its time ends it whether or not a worker has noted that yet. Pure. */
export function standingOf(row: Lasting | null, now: Date): Standing {
  if (row === null || row.state === 'withdrawn') return 'none';
  const lapses = row.state === 'asked' || row.state === 'given';
  return lapses && row.expiresAt <= now ? 'expired' : row.state;
}

/**
 * Which answers a question takes as it stands. A reporter who said no, or took it back, can still allow it. Pure.
 */
export function answersTo(standing: Standing): readonly ConsentAnswer[] {
  switch (standing) {
    case 'asked':
      return ['given', 'refused'];
    case 'given':
      return ['taken_back'];
    case 'refused':
    case 'taken_back':
      return ['given'];
    case 'expired':
    case 'none':
      return [];
  }
}
