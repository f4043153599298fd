import type { JobData } from './event.js';

/** One job as the database knows it. */
export interface JobRecord {
  /** Of its row (UUID). */
  readonly id: string;
  readonly name: string;
  readonly data: JobData;
  /** Which try this is, from 1. */
  readonly attempt: number;
  /** The code that the try before ended with; null when there was none, or its process died in it. */
  readonly lastCode: string | null;
  /** Whole seconds since it was written down, or up to a minute more. */
  readonly ageSeconds: number;
  /** Of the request that it comes from, if any. */
  readonly requestId: string | null;
  /** What became of the effect that must not happen twice (see AtMostOnce); null: nothing yet. */
  readonly effect: 'begun' | 'done' | null;
  /** Whole seconds since the effect was begun, or up to a minute more. */
  readonly effectSeconds: number;
}

/** A try that failed. */
export interface FailedTry {
  readonly id: string;
  /** Of the error. */
  readonly code: string;
  /** Gives the job up. */
  readonly last: boolean;
}

/** The database's side of the queue: what is to be done, and what became of it. The queue itself only wakes workers up. */
export abstract class JobStore {
  /**
   * Claims those of these jobs that are still to be done, for this batch, and counts a try of each. Left out are those that
   * are done, given up, or being done by another batch: a claim ends with `done`, `failed` and `released`, after minutes in
   * which nobody renewed it, and for the batch itself whenever it comes back, for then the worker that ran it was killed.
   */
  abstract begin(batchId: string, ids: readonly string[]): Promise<JobRecord[]>;
  /** Renews the claims of jobs that take long. */
  abstract renew(batchId: string, ids: readonly string[]): Promise<void>;
  /** Notes that they are done. */
  abstract done(ids: readonly string[]): Promise<void>;
  /** Notes failed tries, and ends the claims. */
  abstract failed(tries: readonly FailedTry[]): Promise<void>;
  /** Ends the claims of tries that did not come to anything and are not to count. */
  abstract released(ids: readonly string[]): Promise<void>;
  /** Notes, and commits to the disk, that the effect is begun. False when it was begun before. Throws in an open transaction. */
  abstract beginEffect(id: string): Promise<boolean>;
  /** Notes that the effect happened. */
  abstract effectDone(id: string): Promise<void>;
  /** Notes that nothing of the effect happened. */
  abstract effectUndone(id: string): Promise<void>;
  /** Notes that nobody knows whether the effect happened. */
  abstract outcomeUnknown(id: string, code: string): Promise<void>;
}
