/** Rules from the facts of a report to its urgency, playbook, marks and reasons; and the job that tells the desk. */
export { concernsChild, type Demand, type Facts } from './facts.js';
export {
  assess,
  MARKS,
  PLAYBOOKS,
  type Assessment,
  type Mark,
  type Playbook,
  type Urgency,
} from './rules.js';
export { cardOf } from './card.js';
export { triageCase } from './triage.jobs.js';
export { TriageWorkerModule } from './triage-worker.module.js';
