/** First-hour help: numbers to call, steps to take, what the law may require, where pictures can be blocked. Data with sources. */
export type { Checked } from './checked.js';
export { USES, type Channel, type Helpline, type Use } from './helpline.js';
export { countriesWithNumbers, crisisLines, numbersFor, type Numbers } from './helplines.js';
export { firstSteps, type Reader } from './first-steps.js';
export { legalLimit, type LegalLimit } from './legal-limits.js';
export { PICTURE_AGES, removalService, type PictureAge, type RemovalService } from './removal-services.js';
