import type { JobData } from './job.js';

/** One job as the database knows it. */
export interface JobOrder {
  readonly name: string;
  readonly data: JobData;
  /** Which try this is, from 1. */
  readonly attempt: number;
  /** The code that the try before ended with, if it failed. */
  readonly lastCode: string | null;
  /** Of the request that it comes from, if any. */
  readonly requestId: string | null;
}

/** The database's side of the queue: what is to be done, and what became of it. The queue itself only wakes workers up. */
export abstract class JobLedger {
  /** Counts a try and says what is to be done under this id; null when it was done already, or given up. */
  abstract begin(id: string): Promise<JobOrder | null>;
  /** Notes that it is done. */
  abstract done(id: string): Promise<void>;
  /** Notes a failed try, and the error's code. `last` gives the job up. */
  abstract failed(id: string, code: string, last: boolean): Promise<void>;
}
