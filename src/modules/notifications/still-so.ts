import type { ClockState } from '../clocks/index.js';
import type { NotificationReason } from './notification.entity.js';

const SAID: Partial<Record<NotificationReason, ClockState>> = {
  clock_warned: 'warned',
  clock_breached: 'breached',
};

/** Whether what a notice says of a clock ("nearly due", "overdue") is still so; a notice of anything else always is. Pure. */
export function isStillSo(reason: NotificationReason, state: ClockState | null): boolean {
  const said = SAID[reason];
  return said === undefined || said === state;
}
