/** First-hour help: numbers to call, steps to take, what the law may require, where pictures can be blocked. Data with sources. */
export type { Provenance } from './provenance.js';
export { USES, type AgeGroup, type Channel, type Helpline, type Use } from './helpline.js';
export { EUROPEAN_UNION, HELPLINES } from './helplines.data.js';
export { BUILT_IN_HELPLINES, Helplines, type Numbers } from './helplines.js';
export {
  ageGroupOf,
  fittingUses,
  isDistressFirst,
  NOTHING_KNOWN,
  urgentUses,
  type Situation,
} from './situation.js';
export { guideSituation } from './guide-situation.js';
export { CHILD_NEVER_OFFENDER, childNeverOffender } from './child-never-offender.js';
export { stepIds, stepsFor, type Reader } from './first-steps.js';
export { STEPS, type Step, type StepId } from './steps.data.js';
export {
  GUIDE_KINDS,
  GUIDE_LEADS,
  GUIDE_READERS,
  saysDuty,
  type GuideKind,
  type GuideReader,
} from './guides.data.js';
export { PRIVACY_NOTICE } from './privacy-notice.data.js';
export { legalLimit, type LegalLimit } from './legal-limits.js';
export {
  isGrownInPictures,
  PICTURE_SERVICES,
  pictureService,
  REMOVAL_SERVICES,
  type PicturedPerson,
  type PictureService,
  type RemovalService,
  type ServiceId,
} from './removal-services.js';
