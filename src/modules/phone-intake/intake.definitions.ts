import { defineAuditAction } from '../audit/index.js';

export const reportTaken = defineAuditAction('report.taken');
export const callerKnown = defineAuditAction('caller.known');
