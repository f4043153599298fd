/** A submission becomes a sealed case: drafts of reports, and the one command that sends them. */
export { Drafts, type Draft, type KeptDraft } from './drafts.service.js';
export { SubmitReport, type ReportContent } from './commands/submit-report.js';
export { ReportError } from './report.errors.js';
export { ReportsModule } from './reports.module.js';
