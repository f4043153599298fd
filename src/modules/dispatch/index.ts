/**
 * What two people approved on its way out: sealed to the workers, sent by mail at most once, and what became of it told as
 * `dispatchEnded`.
 */
export { DispatchModule, DispatchWebModule, DispatchWorkerModule } from './dispatch.module.js';
export { dispatchEnded, DispatchError, type DispatchOutcome } from './dispatch.definitions.js';
export { AnsweredDispatches } from './answered-dispatches.js';
export { Dispatches } from './dispatches.service.js';
export { mailOf, mailPackage } from './package-mail.js';
