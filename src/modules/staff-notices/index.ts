/** Who of the staff is told that a case needs them: rows here, a mail each, never a word of what the case is about. */
export {
  currentBy,
  defineNotice,
  type NoticeDefinition,
  type NoticeSpec,
  type RecipientRules,
} from './notice.definition.js';
export { exclusionUndecidedNotice, nobodyToTell } from './notices.js';
export { NoticeError } from './notice.errors.js';
export { Recipients } from './recipients.js';
export { Notices, StaffNotices, type Notice, type NoticeSubject } from './staff-notices.service.js';
export { StaffNoticesModule, StaffNoticesWorkerModule } from './staff-notices.module.js';
