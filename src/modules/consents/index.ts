/**
 * What reporters allow to leave their case, for each recipient and purpose. Whoever sends something asks `Consents.covers` when it
 * is about to leave, hears `consentTakenBack`, and defines with `defineConsentUse` how what has not left is stopped.
 */
export { consentTakenBack } from './consent.definitions.js';
export { consentAnswerEntry, consentQuestionEntry } from './consent-entries.js';
export type { Standing } from './consent.policy.js';
export { defineConsentUse, type ConsentSubject, type ConsentUseSpec } from './consent-use.js';
export { Consents } from './consents.service.js';
export {
  ConsentsModule,
  ConsentsWebModule,
  ConsentsWorkerModule,
  ReporterConsentsModule,
} from './consents.module.js';
export { ReporterConsents, type ReporterConsent, type ReporterDuty } from './reporter-consents.service.js';
export type { Taking } from './consent-answers.service.js';
export { dutyWords, preparedWords } from './prepared-words.js';
