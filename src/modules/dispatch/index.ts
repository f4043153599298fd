/**
 * What two people approved on its way out: sealed to the workers, sent at most once by mail or to the CyberTipline, and what became of it told as
 * `dispatchEnded`.
 */
export { DispatchModule, DispatchWebModule, DispatchWorkerModule } from './dispatch.module.js';
export { dispatchEnded, DispatchError, type DispatchOutcome } from './dispatch.definitions.js';
export { AnsweredDispatches } from './answered-dispatches.js';
export { DispatchNumbers } from './dispatch-numbers.js';
export { Dispatches } from './dispatches.service.js';
export { reportOf, reportPackage } from './package-report.js';
export { mailOf, mailPackage } from './package-mail.js';
