/** What the audit log can say. Reads of a report are in it as well as writes. */
export const AUDIT_ACTIONS = [
  'organisation.set_up',
  'staff.created',
  'staff.password_changed',
  'staff.recovered',
  'desk.created',
  'desk.granted',
  'duty.changed',
  'session.started',
  'session.refused',
  'session.ended',
  'case.opened',
  'case.assigned',
  'case.status_changed',
  'case.urgency_changed',
  'report.opened',
  'message.sent',
  'answer.promised',
  'note.written',
  'audit.read',
  'job.retried',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];
