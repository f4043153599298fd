/** The code a reporter comes back with, and the session it opens: the thread of one case and nothing else. */
export { Receipts, type PreparedReceipt } from './receipts.service.js';
export {
  openCaseOf,
  REPORTER_IDLE_MINUTES,
  ReporterSessions,
  type ReporterSession,
  type ThreadHolder,
} from './reporter-sessions.service.js';
export { ReceiptsModule } from './receipts.module.js';
