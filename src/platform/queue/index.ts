export { defineJob, HandlesJob } from './job.js';
export type {
  AtMostOnce,
  BatchedJob,
  JobDefinition,
  JobHandler,
  JobSpec,
  QueueName,
  RetryPolicy,
} from './job.js';
export { QUEUES } from './job.js';
export { defineEvent } from './event.js';
export type { DomainEvent, EventDefinition, EventName, JobData } from './event.js';
export { JobRegistry, requirePlain } from './job-registry.js';
export { JobRelay } from './job-relay.js';
export { JobSpread } from './job-spread.js';
export { batchesOf, batchOf } from './job-batches.js';
export type { JobBatch, JobRef } from './queue-backend.js';
export { JobStore } from './job-store.js';
export type { FailedTry, JobRecord } from './job-store.js';
export { QueueError } from './queue.errors.js';
export { QueueModule } from './queue.module.js';
export { WorkerQueueModule } from './worker-queue.module.js';
