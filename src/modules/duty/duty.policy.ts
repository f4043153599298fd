import type { StaffSession } from '../staff/index.js';

type Caller = Pick<StaffSession, 'role' | 'permissions'>;

/** Who leads the whole helpdesk sees and sets the duty of every desk; everybody else that of their own. */
export function seesEveryDesk({ role }: Caller): boolean {
  return role === 'administrator';
}

/** Whether a caller who sees the duty of a desk may set it. */
export function mayManage({ permissions }: Caller): boolean {
  return permissions.has('duty.manage');
}
