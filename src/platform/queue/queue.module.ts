import { Global, Module } from '@nestjs/common';
import { JobRegistry } from './job-registry.js';
import { JobRelay } from './job-relay.js';

/**
 * The queues as every process sees them: which jobs there are (those that its modules register), and the way into the queues.
 * Import DefinitionsModule as well.
 */
@Global()
@Module({ providers: [JobRegistry, JobRelay], exports: [JobRegistry, JobRelay] })
export class QueueModule {}
