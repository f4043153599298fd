import type { JobData } from './event.js';

/** One job as the database knows it. */
export interface JobOrder {
  readonly name: string;
  readonly data: JobData;
  /** Which try this is, from 1. */
  readonly attempt: number;
  /** The code that the try before ended with, if it failed. */
  readonly lastCode: string | null;
  /** Whole seconds since it was written down, or up to a minute more. */
  readonly ageSeconds: number;
  /** Of the request that it comes from, if any. */
  readonly requestId: string | null;
  /** What became of the act that must not happen twice (see Once); null: nothing yet. */
  readonly act: 'begun' | 'done' | null;
  /** Whole seconds since the act was begun, or up to a minute more. */
  readonly actSeconds: number;
}

/** The database's side of the queue: what is to be done, and what became of it. The queue itself only wakes workers up. */
export abstract class JobLedger {
  /** Counts a try and says what is to be done under this id; null when it was done already, or given up. */
  abstract begin(id: string): Promise<JobOrder | null>;
  /** Notes that it is done. */
  abstract done(id: string): Promise<void>;
  /** Notes a failed try, and the error's code. `last` gives the job up. */
  abstract failed(id: string, code: string, last: boolean): Promise<void>;
  /** Notes that the try did not come to anything, and is not to count. */
  abstract rested(id: string): Promise<void>;
  /** Notes, and commits, that the act is begun. False when it was begun before. Throws in an open transaction. */
  abstract beginAct(id: string): Promise<boolean>;
  /** Notes that the act happened. */
  abstract actDone(id: string): Promise<void>;
  /** Notes that nothing of the act happened. */
  abstract actUndone(id: string): Promise<void>;
  /** Notes that nobody knows whether the act happened. */
  abstract outcomeUnknown(id: string, code: string): Promise<void>;
}
