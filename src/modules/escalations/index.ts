/**
 * Packages of a case for those who can act: written in the recipient's own fields, approved to the byte by a second person, sent by hand
 * or by the helpdesk, and followed until something came of them.
 */
export { EscalationReturns } from './escalation-returns.service.js';
export { EscalationsModule, EscalationsWebModule, EscalationsWorkerModule } from './escalations.module.js';
