/** Deadlines of a case: opened, paused and resumed, warned of, breached, met or cancelled, each of the last four once. */
import { ClockEntity } from './clock.entity.js';

export { clockTimes, fixedTimes, type ClockTimes, type Passing } from './clock-times.js';
export { clockBreached, clockUnopened, clockWarned } from './clock.events.js';
export { Clocks } from './clocks.service.js';
export type { ClockRow } from './clock.repository.js';
export { ClockSweep } from './clock-sweep.js';
export { ClocksModule } from './clocks.module.js';
export { ClocksWorkerModule } from './clocks-worker.module.js';
export {
  ANSWER_KINDS,
  CLOCK_STATES,
  type AnswerKind,
  type ClockKind,
  type ClockState,
} from './clock.entity.js';
export const CLOCK_ENTITIES = [ClockEntity];
