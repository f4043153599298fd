import { Module } from '@nestjs/common';
import { entities } from '../../platform/database/index.js';
import { registers } from '../../platform/definitions/index.js';
import { CasesModule } from '../cases/index.js';
import { EntriesModule } from '../entries/index.js';
import { WriteEntry } from './commands/write-entry.js';
import { DraftsController } from './drafts.controller.js';
import { sendMessage, writeNote } from './message.actions.js';
import { messageEntry, noteEntry } from './message.entry-kinds.js';
import { messageReceived } from './message.events.js';
import { STAFF_DRAFTS } from './message.tables.js';
import { messageArrived, messageSent, noteAdded } from './message.timeline.js';
import { MessagesController } from './messages.controller.js';
import { StaffDraftEntity } from './staff-draft.entity.js';
import { StaffDraftRepository } from './staff-draft.repository.js';
import { StaffDraftSweep } from './staff-draft-sweep.js';
import { StaffDrafts } from './staff-drafts.service.js';
import { Thread } from './thread.service.js';

const DEFINITIONS = registers(
  messageReceived,
  messageEntry,
  noteEntry,
  sendMessage,
  writeNote,
  messageArrived,
  messageSent,
  noteAdded,
  STAFF_DRAFTS,
  ...entities(StaffDraftEntity),
);

@Module({
  imports: [CasesModule, EntriesModule],
  providers: [StaffDraftRepository, StaffDrafts, Thread, WriteEntry, DEFINITIONS],
  exports: [StaffDrafts, Thread, WriteEntry],
})
export class MessagesModule {}

/** The messages of the console's API, for the web process alone. */
@Module({ imports: [MessagesModule], controllers: [DraftsController, MessagesController] })
export class MessagesWebModule {}

/** The part of the messages that runs in the queue worker. */
@Module({
  providers: [StaffDraftRepository, StaffDraftSweep, registers(...entities(StaffDraftEntity))],
  exports: [StaffDraftSweep],
})
export class MessagesWorkerModule {}
