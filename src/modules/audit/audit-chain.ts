import { createHash } from 'node:crypto';
import type { AuditAction } from './audit-actions.js';

/** What a row of the log says, without its hash. */
export interface AuditRecord {
  sequence: bigint;
  at: Date;
  actorId: string | null;
  action: AuditAction;
  subject: string | null;
  subjectId: string | null;
  detail: Readonly<Record<string, string | number>>;
}

/** The hash before the first row. */
export const BEFORE_FIRST: Uint8Array = new Uint8Array(32);

/** SHA-256 over the hash before (32 bytes) and the row as JSON with its fields and details in a fixed order. */
export function auditHash(previous: Uint8Array, row: AuditRecord): Uint8Array {
  const detail = Object.entries(row.detail).sort(([a], [b]) => (a < b ? -1 : 1));
  const text = JSON.stringify([
    'abhaya/audit/1',
    String(row.sequence),
    row.at.toISOString(),
    row.actorId,
    row.action,
    row.subject,
    row.subjectId,
    detail,
  ]);
  return createHash('sha256').update(previous).update(text, 'utf8').digest();
}
