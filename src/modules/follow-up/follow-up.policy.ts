import type { Urgency } from '../vocabulary/index.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How long an answer waits for the reporter, day and night, by the urgency of the case. */
export const WAITS_FOR: Readonly<Record<Urgency, number>> = { 1: DAY, 2: 3 * DAY, 3: 7 * DAY, 4: 14 * DAY };

/** In how many minutes somebody decides what now; of urgency 2 to 4 while the desk is open. */
export const DECIDED_WITHIN: Readonly<Record<Urgency, number>> = { 1: 60, 2: 4 * 60, 3: 8 * 60, 4: 24 * 60 };

/** The longest that a person lets a case wait for its reporter. */
export const LONGEST_WAIT = 366 * DAY;
