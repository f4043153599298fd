import type { AuditFilters } from './audit-query.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ACTION = /^[a-z_]{1,40}\.[a-z_]{1,40}$/;
const DAY = /^2\d{3}-\d{2}-\d{2}$/;

/** What an address narrows the log by; anything else in it counts for nothing. */
export function readAuditFilters({ action, person, day }: Record<string, unknown>): AuditFilters {
  return {
    ...(typeof action === 'string' && ACTION.test(action) && { action }),
    ...(typeof person === 'string' && UUID.test(person) && { person }),
    ...(typeof day === 'string' && DAY.test(day) && { day }),
  };
}
