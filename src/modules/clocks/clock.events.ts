import { defineEvent } from '../../platform/queue/index.js';

type OfClock = { caseId: string; clockId: string };

/** A deadline is near. */
export const clockWarned = defineEvent<OfClock>('clock.warned');
/** A deadline passed. */
export const clockBreached = defineEvent<OfClock>('clock.breached');
/** A case was not opened in time. */
export const clockUnopened = defineEvent<OfClock>('clock.unopened');
