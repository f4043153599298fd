import { defineErrors } from '../../platform/errors/index.js';

export class AuditError extends defineErrors({
  /** A detail of an audit event that is no id, enumeration or whole number: a mistake in our own code. */
  AUDIT_DETAIL_REFUSED: 500,
}) {}
