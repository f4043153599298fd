/** Locations and identifiers of offenders, findable again but never readable in the database; and never a file. */
export {
  Evidence,
  placesIn,
  type BlindEvidence,
  type KnownPlace,
  type ReportedAnswers,
  type ReportedPlaces,
} from './evidence.service.js';
export { EvidenceModule, EvidenceWorkerModule } from './evidence.module.js';
export { EVIDENCE_QUESTIONS } from './normalise/evidence-of.js';
export { fold } from './normalise/fold.js';
