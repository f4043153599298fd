import { AppError } from '../../platform/errors/index.js';

/** A detail of an audit event that is no id, enumeration or whole number: a mistake in our own code. */
export class AuditError extends AppError<'AUDIT_DETAIL_REFUSED'> {
  constructor() {
    super('AUDIT_DETAIL_REFUSED', 500);
  }
}
