/** Whom of the staff a reporter wants kept away: whom the words mean, and who decides where nobody can say. */
export {
  ExclusionsJoiningModule,
  ExclusionsModule,
  ExclusionsWebModule,
  ExclusionsWorkerModule,
} from './exclusions.module.js';
export { ExclusionElsewhere } from './exclusion-elsewhere.js';
export { NameStaff } from './name-staff.js';
export { IntakeExclusion, type IntakeDecision } from './intake-exclusion.js';
