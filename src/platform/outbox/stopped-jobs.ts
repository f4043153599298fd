import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { OutboxRepository, type StoppedJob, type StoppedState } from './outbox.repository.js';

/** The jobs that stopped and wait for a person: given up, or of unknown outcome. Needs the database alone. */
@Injectable()
export class StoppedJobs {
  private readonly rows: OutboxRepository;

  constructor(database: Database) {
    this.rows = new OutboxRepository(database);
  }

  /** The oldest first. */
  list(state: StoppedState, limit: number): Promise<StoppedJob[]> {
    return this.rows.listStopped(state, limit);
  }

  /** Lets the worker's sweep take a given-up job up again, with all its tries. False when no such job was given up. */
  async retry(id: string): Promise<boolean> {
    return (await this.rows.reopen(id)) > 0;
  }

  /** The same for every job that was given up. Returns how many there were. */
  retryAll(): Promise<number> {
    return this.rows.reopen(null);
  }

  /**
   * Says of a job of unknown outcome whether its act happened: then only what follows from it is done, otherwise it is done now.
   * False when there is no such job.
   */
  settle(id: string, happened: boolean): Promise<boolean> {
    return this.rows.settle(id, happened);
  }
}
