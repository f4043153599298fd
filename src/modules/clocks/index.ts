/** Deadlines within a case: opened, paused and resumed, warned of, breached, met or cancelled, each of the last four once. */
import { ClockEntity } from './clock.entity.js';

export {
  defineClock,
  CLOCK_SCOPES,
  type CaseClock,
  type CaseClockData,
  type ClockDefinition,
  type ClockScope,
  type OwnClock,
  type OwnClockData,
  type WarnBefore,
} from './clock.definition.js';
export { ClockError } from './clock.errors.js';
export { clockTimes, fixedTimes, type BusinessTime, type ClockTimes } from './clock-times.js';
export { clockBreached, clockWarned } from './clock.events.js';
export { Clocks } from './clocks.service.js';
export type { ClockRow } from './clock.repository.js';
export { ClockSweep } from './clock-sweep.js';
export { ClocksModule } from './clocks.module.js';
export { ClocksWorkerModule } from './clocks-worker.module.js';
export { CLOCK_STATES, type ClockState } from './clock.entity.js';
export const CLOCK_ENTITIES = [ClockEntity];
