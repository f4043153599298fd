/** Work that a process repeats for as long as it lives: a method with `@Every`, and one lifecycle for all of them. */
export { Every, type EveryOptions, type Interval } from './every.js';
export { ScheduleError } from './schedule.errors.js';
export { ScheduleModule } from './schedule.module.js';
export { Scheduler } from './scheduler.js';
