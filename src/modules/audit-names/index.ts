/** Whom and what the ids in the audit log name, for those who read it. */
export { AuditNamesWebModule } from './audit-names.module.js';
