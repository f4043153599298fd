import { defineAuditAction } from '../audit/index.js';

/** An account has new keys, and with them another password and recovery code. */
export const keysRenewed = defineAuditAction('staff.keys_renewed');
