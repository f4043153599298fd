/** The append-only, hash-chained log of what staff did, reads included. */
export { defineAuditAction } from './audit-actions.js';
export type { AuditAction } from './audit-actions.js';
export { Audit } from './audit.service.js';
export type { AuditEvent, AuditVerdict } from './audit.service.js';
export { AuditEntity } from './audit.entity.js';
export { AuditApiModule, AuditModule } from './audit.module.js';
