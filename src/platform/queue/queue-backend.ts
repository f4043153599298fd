import type { QueueName } from './job.js';

/** What the queue holds of a job: the id under which the database knows it, and its name. Nothing else leaves the database. */
export interface JobTicket {
  readonly id: string;
  readonly queue: QueueName;
  readonly name: string;
  /** Of the case it is for, 1 the most urgent: it overtakes those less urgent. Left out: it goes with the most urgent. */
  readonly urgency?: number | null;
}

/** What became of one try; `again` says after how many milliseconds to try once more. */
export type TryResult =
  { readonly done: true } | { readonly done: false; readonly code: string; readonly again: number | null };

/** Does a try; it never throws. */
export type TryJob = (ticket: JobTicket) => Promise<TryResult>;

/** Where the queues live: Postgres or Redis. */
export interface QueueBackend {
  /** Connects. Postgres must be there; a Redis that is away is waited for in the background. */
  open(): Promise<void>;
  /** Adds jobs; one whose id is already queued stays as it is. Throws when the queue is away. */
  add(queue: QueueName, tickets: readonly JobTicket[]): Promise<void>;
  /** Starts a worker on one queue that does so many jobs side by side. */
  work(queue: QueueName, tryJob: TryJob, concurrency: number): Promise<void>;
  /** Calls back whenever the connection came back, for the queue may have lost its jobs meanwhile. */
  onReturn(fn: () => void): void;
  /** Asks it for a sign of life. Rejects when there is none. */
  ping(): Promise<void>;
  /** Forgets the record of what happened to jobs: it holds times to the millisecond, and nobody reads it. */
  forgetEvents(): Promise<void>;
  /**
   * Brings near what waits for a time further away than any that is ever set: the clock was put back since. Jobs that rest
   * are due at once, locks end as if they were taken now, and the search for jobs of killed workers goes on.
   */
  afterClockPutBack(queue: QueueName): Promise<void>;
  /** Takes up no more jobs and lets running tries finish, up to a limit. Jobs can still be added. */
  stopWorking(): Promise<void>;
  /** Closes; nothing can be added any more. */
  close(): Promise<void>;
}
