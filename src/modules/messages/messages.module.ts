import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { AuditModule } from '../audit/index.js';
import { CasesModule } from '../cases/index.js';
import { EntriesModule } from '../entries/index.js';
import { WriteEntry } from './commands/write-entry.js';
import { messageReceived } from './message.events.js';
import { Thread } from './thread.service.js';

@Module({
  imports: [AuditModule, CasesModule, EntriesModule],
  providers: [Thread, WriteEntry, registers(messageReceived)],
  exports: [Thread, WriteEntry],
})
export class MessagesModule {}
