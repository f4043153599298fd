/** When a desk is open and who of it is on duty: told of a case first, and next. */
export { Duty, type ClosedHours, type DeskState } from './duty.service.js';
export { DutyLeavingModule, EndShifts } from './duty-leaving.module.js';
export type { DutyRun } from './current-run.js';
export { LONGEST_RUN } from './rest-rule.js';
export type { DutyStep } from './duty-ladder.js';
export { DutyWebModule, DutyModule } from './duty.module.js';
export { ResponseTargets } from './response-targets.js';
export { isZone, momentsShowing } from './zone-time.js';
