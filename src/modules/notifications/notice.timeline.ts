import { defineTimelineEvent } from '../cases/index.js';

/** An answer is nearly due. */
export const clockWarnedOf = defineTimelineEvent<{ clock: string }>('clock_warned');
/** An answer is overdue. */
export const clockBreachedOn = defineTimelineEvent<{ clock: string }>('clock_breached');
/** Nobody opened the case in time. */
export const notOpened = defineTimelineEvent('not_opened');
