/**
 * The enumerations of the helpdesk, each declared once: database, rules, form and API read them here, and the console gets them
 * from the API document.
 */
export * from './case-words.js';
export * from './report-words.js';
export * from './search-words.js';
export * from './call-words.js';
export * from './escalation-words.js';
export * from './mail-words.js';
export * from './owed-words.js';
export * from './related-words.js';
export { REST_REASONS, type RestReason } from './duty-words.js';
export * from './takedown-words.js';
export { platformName, PLATFORMS, type PlatformName } from './platforms.js';
export * from './directory-words.js';
export { ALARMS, type AlarmKind } from './alarm-words.js';
export * from './consent-words.js';
export * from './task-words.js';
export * from './referral-words.js';
