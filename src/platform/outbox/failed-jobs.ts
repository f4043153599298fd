import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';

/** A job that was given up. */
export interface FailedJob {
  readonly id: string;
  readonly queue: string;
  readonly job: string;
  readonly attempts: number;
  readonly errorCode: string | null;
  /** To the minute. */
  readonly createdAt: Date;
}

/** The jobs that were given up, for the operator. Needs the database alone. */
@Injectable()
export class FailedJobs {
  constructor(private readonly database: Database) {}

  /** The oldest first. */
  list(limit: number): Promise<FailedJob[]> {
    return this.database.query<FailedJob>(
      `SELECT id, queue, job, attempts, error_code AS "errorCode", created_at AS "createdAt"
         FROM outbox WHERE state = 'failed' ORDER BY created_at, id LIMIT $1`,
      [limit],
    );
  }

  /** Lets the worker's sweep take the job up again, with all its tries. False when no such job was given up. */
  async retry(id: string): Promise<boolean> {
    const touched = await this.database.execute(
      `UPDATE outbox SET state = 'pending', attempts = 0, error_code = NULL, relayed_at = NULL
        WHERE id = $1 AND state = 'failed'`,
      [id],
    );
    return touched > 0;
  }
}
