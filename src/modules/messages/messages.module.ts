import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { CasesModule } from '../cases/index.js';
import { EntriesModule } from '../entries/index.js';
import { WriteEntry } from './commands/write-entry.js';
import { DraftsController } from './drafts.controller.js';
import { sendMessage, writeNote } from './message.actions.js';
import { messageReceived } from './message.events.js';
import { messageArrived, messageSent, noteAdded } from './message.timeline.js';
import { MessagesController } from './messages.controller.js';
import { StaffDraftRepository } from './staff-draft.repository.js';
import { StaffDraftSweep } from './staff-draft-sweep.js';
import { StaffDrafts } from './staff-drafts.service.js';
import { Thread } from './thread.service.js';

const DEFINITIONS = registers(
  messageReceived,
  sendMessage,
  writeNote,
  messageArrived,
  messageSent,
  noteAdded,
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
@Module({ providers: [StaffDraftRepository, StaffDraftSweep], exports: [StaffDraftSweep] })
export class MessagesWorkerModule {}
