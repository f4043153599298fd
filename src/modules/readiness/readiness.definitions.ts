import { defineErrors } from '../../platform/errors/index.js';
import { defineAuditAction } from '../audit/index.js';
import { defineReadinessCheck } from './readiness-check.js';

export class ReadinessRecordError extends defineErrors({
  /** The day is not there yet, or is none. */
  READINESS_DAY_WRONG: 422,
}) {}

/** What an administrator does outside of the helpdesk and notes here. */
export const RECORDED = ['backup', 'keys_copied'] as const;
export type Recorded = (typeof RECORDED)[number];

/** After so many days it is due again. A backup that nobody restored in three months is a hope. */
export const DUE_AFTER_DAYS: Readonly<Record<Recorded, number>> = { backup: 90, keys_copied: 365 };

export const deskHoldersCheck = defineReadinessCheck('desk_holders', 100);
export const mailCheck = defineReadinessCheck('mail', 200);
export const helplinesCheck = defineReadinessCheck('helplines', 300);
export const textsCheck = defineReadinessCheck('texts', 400);
export const backupCheck = defineReadinessCheck('backup', 500);
export const keysCopiedCheck = defineReadinessCheck('keys_copied', 600);
export const schemaCheck = defineReadinessCheck('schema', 700);
export const auditCheck = defineReadinessCheck('audit', 800);

export const mailTested = defineAuditAction('mail.tested');
export const RECORD_ACTIONS = {
  backup: defineAuditAction('backup.tried'),
  keys_copied: defineAuditAction('keys.copied'),
} as const;

export const READINESS_DEFINITIONS = [
  deskHoldersCheck,
  mailCheck,
  helplinesCheck,
  textsCheck,
  backupCheck,
  keysCopiedCheck,
  schemaCheck,
  auditCheck,
  mailTested,
  ...Object.values(RECORD_ACTIONS),
];
