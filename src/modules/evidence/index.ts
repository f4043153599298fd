/** Locations and identifiers of offenders, findable again but never readable in the database; and never a file. */
export {
  Evidence,
  type BlindEvidence,
  type ReportedIdentifier,
  type ReportedLocation,
} from './evidence.service.js';
export { EvidenceModule } from './evidence.module.js';
