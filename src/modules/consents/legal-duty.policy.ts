import { readDay } from '../../platform/text/index.js';
import type { DutyState } from '../vocabulary/index.js';
import type { LegalDuty } from './legal-duties.data.js';

const DAY = 24 * 60 * 60_000;
/** The latest day until which the reporter may not be told, from the day of the decision: 90 days on. */
export const LONGEST_WITHHELD = 90;

/** What the rules look at of a decision. */
export interface Decided {
  readonly state: DutyState;
  /** Until when a second person has to look at it. */
  readonly secondBy: Date;
}

/**
 * Whether something may leave on the ground of a decision: a second person confirmed it, or, where one person acts, the time of the
 * review is not over. Pure.
 */
export function dutyCovers({ oneActs }: Pick<LegalDuty, 'oneActs'>, row: Decided, now: Date): boolean {
  return row.state === 'confirmed' || (oneActs && row.state === 'decided' && row.secondBy > now);
}

/** Whether a second person can still say yes or no. What one person did is reviewed late rather than never. Pure. */
export function awaitsSecond({ oneActs }: Pick<LegalDuty, 'oneActs'>, row: Decided, now: Date): boolean {
  return row.state === 'decided' && (oneActs || row.secondBy > now);
}

/**
 * Whether the reporter is not told of a decision today. One that lapsed may have been acted on before, and keeps its reason; one that
 * was rejected has none. Pure.
 *
 * @param today - `2026-12-31`, UTC
 */
export function isWithheld(
  { state, withheldUntil }: { state: DutyState; withheldUntil: string | null },
  today: string,
): boolean {
  return state !== 'rejected' && withheldUntil !== null && withheldUntil > today;
}

/** Whether a day until which the reporter is not told is one from tomorrow to the latest. Pure. @param day - `2026-12-31`, UTC */
export function isWithheldDay(day: string, now: Date): boolean {
  const at = readDay(day)?.getTime();
  return at !== undefined && at > now.getTime() && at <= now.getTime() + LONGEST_WITHHELD * DAY;
}
