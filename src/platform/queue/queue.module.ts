import { Global, Module } from '@nestjs/common';
import { JobRegistry } from './job-registry.js';
import { JobRelay } from './job-relay.js';
import { JobSpread } from './job-spread.js';

/**
 * The queues as every process sees them: which jobs there are (those that its modules register), and the way into the queues.
 * Import DefinitionsModule as well.
 */
@Global()
@Module({ providers: [JobRegistry, JobRelay, JobSpread], exports: [JobRegistry, JobRelay, JobSpread] })
export class QueueModule {}
