import { Global, Module } from '@nestjs/common';
import { JobStore } from '../queue/index.js';
import { OutboxJobStore } from './outbox-job-store.js';
import { OutboxRelay } from './outbox-relay.js';
import { Outbox } from './outbox.js';
import { OutboxRepository } from './outbox.repository.js';

/**
 * Events for every process. Import it after DatabaseModule and QueueModule: Nest shuts global modules down the last one first, so
 * that what was committed last is still handed over before queue and database close.
 */
@Global()
@Module({
  providers: [Outbox, OutboxRelay, OutboxRepository, { provide: JobStore, useClass: OutboxJobStore }],
  exports: [Outbox, OutboxRelay, OutboxRepository, JobStore],
})
export class OutboxModule {}
