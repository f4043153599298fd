/** The two-way thread between a reporter and the desk, the desk's internal notes, and what staff have typed and not sent. */
export { CaseEntryDto, DraftsDto, DraftVersionsDto } from './dto/case-entry.dto.js';
export { presentDrafts, presentEntry } from './entry.presenter.js';
export { defineNoteFollower, type WrittenNote } from './note-follower.js';
export { messageEntry, noteEntry } from './message.entry-kinds.js';
export { messageReceived } from './message.events.js';
export { MessagesLeavingModule } from './messages-leaving.module.js';
export { MessagesModule, MessagesWebModule, MessagesWorkerModule } from './messages.module.js';
export { StaffDraftSweep } from './staff-draft-sweep.js';
export { StaffDrafts, type OpenedDrafts } from './staff-drafts.service.js';
export {
  MOST_MESSAGES_AN_HOUR,
  Thread,
  type ReporterMessage,
  type ReporterThread,
} from './thread.service.js';
