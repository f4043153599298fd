/** The append-only, hash-chained log of what staff did, reads included. */
export { defineAuditAction } from './audit-actions.js';
export type { AuditAction } from './audit-actions.js';
export { Audit } from './audit.service.js';
export type { AuditCheck } from './audit-checks.repository.js';
export { AuditChecks } from './audit-checks.service.js';
export type { AuditEvent, AuditHead, AuditVerdict } from './audit.service.js';
export { AuditWebModule, AuditModule } from './audit.module.js';
