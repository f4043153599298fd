/** Rules from the facts of a report to its urgency, playbook, marks, clock and reasons; and the job that tells the desk. */
export type { Facts } from './facts.js';
export { assess, type Assessment } from './assess.js';
export { cardOf } from './card.js';
export { TriageModule } from './triage.module.js';
export { TriageWorkerModule } from './triage-worker.module.js';
