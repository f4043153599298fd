/** First-hour help: numbers to call, steps to take, what the law may require, where pictures can be blocked. Data with sources. */
export type { Provenance } from './provenance.js';
export { USES, type Channel, type Helpline, type Use } from './helpline.js';
export { HELPLINES } from './helplines.data.js';
export { BUILT_IN_HELPLINES, Helplines, type Numbers, type OwnThoughts } from './helplines.js';
export { CHILD_NEVER_OFFENDER, childNeverOffender } from './child-never-offender.js';
export { ANYONE, firstSteps, guideSteps, type Reader } from './first-steps.js';
export {
  GUIDE_KINDS,
  GUIDE_LEADS,
  GUIDE_READERS,
  guideNumbers,
  guidePictures,
  type GuideKind,
  type GuideReader,
} from './guides.data.js';
export { PRIVACY_NOTICE } from './privacy-notice.data.js';
export { legalLimit, type LegalLimit } from './legal-limits.js';
export { PICTURE_AGES, removalService, type PictureAge, type RemovalService } from './removal-services.js';
