import type { QueueName } from './job.js';

/** A job that waits to be handed to the queue: the row that the database keeps of it, and what the queue has to know. */
export interface JobRef {
  /** Of the row in the database (UUID). */
  readonly id: string;
  readonly queue: QueueName;
  readonly name: string;
  /** Of the case it is for, 1 the most urgent: it overtakes those less urgent. Left out: it goes with the most urgent. */
  readonly urgency?: number | null;
}

/** What the queue holds: up to a few dozen jobs of one name and urgency, by the ids of their rows. Nothing else leaves the database. */
export interface JobBatch {
  /** Unique (UUID). That of a job that goes alone is the id of its row. */
  readonly id: string;
  readonly queue: QueueName;
  readonly name: string;
  readonly urgency?: number | null;
  /** The ids of the rows, at least one. */
  readonly rowIds: readonly string[];
  /** Milliseconds before a worker may take it; left out: none. */
  readonly delayMs?: number;
}

/** What became of one try of a batch; `againMs` says after how many milliseconds to try once more, null: never. */
export type TryResult =
  { readonly done: true } | { readonly done: false; readonly code: string; readonly againMs: number | null };

/** Does a try; it never throws. */
export type TryBatch = (batch: JobBatch) => Promise<TryResult>;

/** Where the queues live: Postgres or Redis. */
export interface QueueBackend {
  /** Connects. Postgres must be there; a Redis that is away is waited for in the background. */
  open(): Promise<void>;
  /**
   * Adds batches; one whose id is already queued stays as it is.
   *
   * @throws QUEUE_AWAY when none or only some could be added
   */
  add(queue: QueueName, batches: readonly JobBatch[]): Promise<void>;
  /** Starts a worker on one queue that does so many batches side by side. */
  work(queue: QueueName, tryBatch: TryBatch, concurrency: number): Promise<void>;
  /** Calls back whenever the connection came back, for the queue may have lost its jobs meanwhile. */
  onReturn(fn: () => void): void;
  /** Asks it for a sign of life. Rejects when there is none. */
  ping(): Promise<void>;
  /** Forgets the record of what happened to jobs: it holds times to the millisecond, and nobody reads it. */
  forgetEvents(): Promise<void>;
  /**
   * Brings near what waits for a time further away than any that is ever set: the clock was put back since. Delayed jobs
   * are due at once, locks end as if they were taken now, and the search for jobs of killed workers goes on.
   */
  afterClockPutBack(queue: QueueName): Promise<void>;
  /** Takes up no more jobs and lets running tries finish, up to a limit. Jobs can still be added. */
  stopWorking(): Promise<void>;
  /** Closes; nothing can be added any more. */
  close(): Promise<void>;
}
