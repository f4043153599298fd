import { createHash } from 'node:crypto';
import { type IndexKey, rowHash } from '../../platform/crypto/index.js';
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

/** The row as JSON with its fields and details in a fixed order. */
function textOf(row: AuditRecord, format: string): string {
  const detail = Object.entries(row.detail).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    format,
    String(row.sequence),
    row.at.toISOString(),
    row.actorId,
    row.action,
    row.subject,
    row.subjectId,
    detail,
  ]);
}

/**
 * HMAC-SHA256 over the hash before (32 bytes) and the row, under a subkey of the index key: without the key file nobody can make
 * the hash of a row.
 */
export function auditHash(key: IndexKey, previous: Uint8Array, row: AuditRecord): Uint8Array {
  return rowHash(key, 'audit', [previous, Buffer.from(textOf(row, 'abhaya/audit/2'))]);
}

/** The hash of a row that was written before rows were keyed: SHA-256 over the same two. */
export function plainAuditHash(previous: Uint8Array, row: AuditRecord): Uint8Array {
  return createHash('sha256').update(previous).update(textOf(row, 'abhaya/audit/1'), 'utf8').digest();
}
