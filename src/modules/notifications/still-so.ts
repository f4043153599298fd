import type { ClockState } from '../clocks/index.js';
import type { NotificationReason } from './notification.entity.js';

const SAID: Partial<Record<NotificationReason, ClockState>> = {
  clock_warned: 'warned',
  clock_breached: 'breached',
};

/** Whether a notice says something of a clock, which may be otherwise by the time it leaves. */
export function isOfClock(reason: NotificationReason): boolean {
  return reason in SAID;
}

/** Whether what a notice says of a clock ("nearly due", "overdue") is still so; a notice of anything else always is. Pure. */
export function isStillSo(reason: NotificationReason, state: ClockState | null): boolean {
  const said = SAID[reason];
  return said === undefined || said === state;
}
