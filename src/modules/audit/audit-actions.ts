import { type Definition, DefinitionKind } from '../../platform/definitions/index.js';

/** What the audit log can say. Reads of a report are in it as well as writes. */
const ACTIONS = [
  'organisation.set_up',
  'staff.created',
  'staff.password_changed',
  'staff.recovered',
  'staff.names_changed',
  'staff.signed',
  'staff.access_signed',
  'staff.disabled',
  'desk.created',
  'desk.granted',
  'desk.signed',
  'desk.member_signed',
  'desk.member_removed',
  'desk.rotated',
  'desk.rewrapped',
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
  'audit.keyed',
  'job.retried',
  'job.settled',
  'site_settings.published',
  'alarm.raised',
] as const;

declare const DEFINED: unique symbol;
/** An action that a module defines with `defineAuditAction`. */
export type DefinedAuditAction = string & { readonly [DEFINED]: true };
export type AuditAction = (typeof ACTIONS)[number] | DefinedAuditAction;

interface AuditActionDefinition extends Definition {
  readonly name: AuditAction;
}

export const AUDIT_ACTIONS = new DefinitionKind<AuditActionDefinition>('audit action');

/** The actions of the house, which the audit module registers. */
export const HOUSE_ACTIONS = ACTIONS.map((name) => AUDIT_ACTIONS.define({ name }));

/** Defines an action of a module (noun and past participle, such as `follow_up.set`), which registers it with `registers(..)`. */
export function defineAuditAction(name: `${string}.${string}`): AuditActionDefinition {
  return AUDIT_ACTIONS.define({ name: name as string as DefinedAuditAction });
}
