import { defineEvent } from '../../platform/queue/index.js';
import type { CaseClockData } from './clock.definition.js';

/** A deadline is near: for every kind of clock whose warning the desk gets in the common way. */
export const clockWarned = defineEvent<CaseClockData>('clock.warned');
/** A deadline passed: likewise. */
export const clockBreached = defineEvent<CaseClockData>('clock.breached');
