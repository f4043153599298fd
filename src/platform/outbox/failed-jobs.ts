import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { type FailedJob, OutboxRepository } from './outbox.repository.js';

/** The jobs that were given up, for the operator. Needs the database alone. */
@Injectable()
export class FailedJobs {
  private readonly rows: OutboxRepository;

  constructor(database: Database) {
    this.rows = new OutboxRepository(database);
  }

  /** The oldest first. */
  list(limit: number): Promise<FailedJob[]> {
    return this.rows.listFailed(limit);
  }

  /** Lets the worker's sweep take the job up again, with all its tries. False when no such job was given up. */
  async retry(id: string): Promise<boolean> {
    return (await this.rows.reopen(id)) > 0;
  }

  /** The same for every job that was given up. Returns how many there were. */
  retryAll(): Promise<number> {
    return this.rows.reopen(null);
  }
}
