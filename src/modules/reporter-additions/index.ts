/** What a reporter adds to their report beside messages: that they are in danger now, and more names and links. */
export { AddDetails } from './commands/add-details.js';
export { TELLABLE, TellSafety, type Tellable } from './commands/tell-safety.js';
export {
  detailsEntry,
  safetyEntry,
  type DetailsContent,
  type SafetyContent,
} from './addition.entry-kinds.js';
export { answersIn } from './report-answers.js';
export { ReporterAdditionsModule, ReporterAdditionsWorkerModule } from './reporter-additions.module.js';
