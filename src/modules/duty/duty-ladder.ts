import { isOpen, nextOpening, nextShift, onDuty, type Schedule, type Shift } from './duty-times.js';

/** How a desk is set up: when it is open, and whose shifts are when. */
export interface DutyPlan {
  schedule: Schedule;
  shifts: readonly Shift[];
}

/** Those who are told at the same time. */
export interface DutyStep {
  step: number;
  staffIds: readonly string[];
}

/** What holds until somebody sets a plan: the desk is open day and night, and everyone of it is on duty. */
export const UNPLANNED: DutyPlan = {
  schedule: { zone: 'UTC', alwaysOpen: true, hours: [], holidays: new Set() },
  shifts: [],
};

/**
 * The steps that have somebody on duty at a time, the first to be told first. Without any shift it is everyone of the desk
 * while it is open. Who is no member of the desk any more is on no step.
 */
export function ladder(plan: DutyPlan, memberIds: readonly string[], at: Date): DutyStep[] {
  const { schedule, shifts } = plan;
  if (shifts.length === 0) {
    return memberIds.length > 0 && isOpen(schedule, at) ? [{ step: 1, staffIds: memberIds }] : [];
  }
  const steps = [...new Set(shifts.map(({ step }) => step))].sort((a, b) => a - b);
  return steps
    .map((step) => ({
      step,
      staffIds: onDuty(schedule, shifts, at, step).filter((id) => memberIds.includes(id)),
    }))
    .filter(({ staffIds }) => staffIds.length > 0);
}

/** The next moment after a time at which one of these people comes on duty; null where none will. */
export function comesOn(plan: DutyPlan, staffIds: readonly string[], at: Date): Date | null {
  const { schedule, shifts } = plan;
  if (shifts.length > 0) {
    return nextShift(
      schedule,
      shifts.filter(({ staffId }) => staffIds.includes(staffId)),
      at,
    );
  }
  return staffIds.length > 0 && !isOpen(schedule, at) ? nextOpening(schedule, at) : null;
}
