export { Outbox, type EmittedEvent } from './outbox.js';
export { OutboxError } from './outbox.errors.js';
export { OutboxModule } from './outbox.module.js';
export { OutboxSweeper } from './outbox-sweeper.js';
export { WorkerOutboxModule } from './worker-outbox.module.js';
export { StoppedJobs } from './stopped-jobs.js';
export type { StoppedJob, StoppedState } from './outbox.repository.js';
export { isOpen, OutboxState } from './outbox-state.js';
export type { OutboxCount, OutboxStateName } from './outbox-state.js';
