import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { JobDefinition } from './job.js';
import { JobRegistry } from './job-registry.js';
import { JobRelay } from './job-relay.js';

/** The queues as every process sees them: which jobs there are, and the way into the queues. */
@Global()
@Module({})
export class QueueModule {
  /** Takes all jobs of the project. Starting fails with JOB_DEFINED_TWICE. */
  static forRoot(options: { jobs: readonly JobDefinition[] }): DynamicModule {
    const registry = { provide: JobRegistry, useFactory: () => new JobRegistry(options.jobs) };
    return { module: QueueModule, providers: [registry, JobRelay], exports: [registry, JobRelay] };
  }
}
