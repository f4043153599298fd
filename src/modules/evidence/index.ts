/** Locations and identifiers of offenders, findable again but never readable in the database; and never a file. */
import { IdentifierEntity } from './identifier.entity.js';
import { LocationEntity } from './location.entity.js';

export {
  Evidence,
  type BlindEvidence,
  type ReportedIdentifier,
  type ReportedLocation,
} from './evidence.service.js';
export { EvidenceModule } from './evidence.module.js';
export const EVIDENCE_ENTITIES = [IdentifierEntity, LocationEntity];
