import { Global, Module } from '@nestjs/common';
import { JobLedger } from '../queue/index.js';
import { OutboxLedger } from './outbox-ledger.js';
import { OutboxRelay } from './outbox-relay.js';
import { Outbox } from './outbox.js';
import { OutboxRepository } from './outbox.repository.js';

/** Events for every process. Needs QueueModule and DatabaseModule. */
@Global()
@Module({
  providers: [Outbox, OutboxRelay, OutboxRepository, { provide: JobLedger, useClass: OutboxLedger }],
  exports: [Outbox, OutboxRelay, OutboxRepository, JobLedger],
})
export class OutboxModule {}
