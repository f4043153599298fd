/** What was approved of an escalation, on paper: a sheet to print or read out. Kept nowhere, and logged before it is handed out. */
export { EscalationPapersWebModule } from './escalation-papers.module.js';
