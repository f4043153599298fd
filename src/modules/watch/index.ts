/** What the worker watches over: whether administrators know of what was found in the database, and whether
 * the audit log is whole. */
export { WatchMails, type Reader, type WatchMail } from './watch-mail.js';
export { WatchWorkerModule } from './watch.module.js';
