/**
 * Packages of a case for those who can act: written in the recipient's own fields, approved to the byte by a second person, sent by hand
 * or by the helpdesk, and followed until something came of them.
 */
export { ApprovedEscalations, type ApprovedEscalation } from './approved-escalations.service.js';
export { enclosureText, type EnclosedRow, type EnclosedSection } from './enclosure.js';
export { EscalationReturns } from './escalation-returns.service.js';
export { digestOf, fieldsOf } from './package.js';
export type { EscalationPlace } from './escalations.service.js';
export {
  ReporterEscalations,
  type CameOfIt,
  type ReporterEscalation,
} from './reporter-escalations.service.js';
export {
  EscalationsModule,
  EscalationsWebModule,
  EscalationsWorkerModule,
  ReporterEscalationsModule,
} from './escalations.module.js';
