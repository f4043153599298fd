/** Reminders that staff set on a case: when the time comes, whoever works on it is told to look again. */
export { LookAgainWebModule, LookAgainWorkerModule } from './look-again.module.js';
