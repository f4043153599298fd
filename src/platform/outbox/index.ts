export { Outbox } from './outbox.js';
export type { DomainEvent } from './outbox.js';
export { OutboxError } from './outbox.errors.js';
export { OutboxModule } from './outbox.module.js';
export { OutboxSweeper } from './outbox-sweeper.js';
export { WorkerOutboxModule } from './worker-outbox.module.js';
export { FailedJobs } from './failed-jobs.js';
export type { FailedJob } from './outbox.repository.js';
