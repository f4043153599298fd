export { defineJob, HandlesJob } from './job.js';
export type {
  EventName,
  JobData,
  JobDefinition,
  JobHandler,
  JobSpec,
  Once,
  QueueName,
  RetryPolicy,
} from './job.js';
export { QUEUES } from './job.js';
export { JobRegistry, requirePlain } from './job-registry.js';
export { JobRelay } from './job-relay.js';
export type { JobTicket } from './queue-backend.js';
export { JobLedger } from './job-ledger.js';
export type { JobOrder } from './job-ledger.js';
export { QueueError } from './queue.errors.js';
export { QueueModule } from './queue.module.js';
export { WorkerQueueModule } from './worker-queue.module.js';
