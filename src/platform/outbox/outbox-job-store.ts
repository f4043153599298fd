import { Injectable } from '@nestjs/common';
import { Database, Transaction } from '../database/index.js';
import { type FailedTry, type JobRecord, JobStore } from '../queue/index.js';
import { OutboxError } from './outbox.errors.js';
import { OutboxRepository } from './outbox.repository.js';

/** Lets the queue's workers claim and close the rows of the outbox. */
@Injectable()
export class OutboxJobStore extends JobStore {
  constructor(
    private readonly rows: OutboxRepository,
    private readonly transaction: Transaction,
    private readonly database: Database,
  ) {
    super();
  }

  override begin(batchId: string, ids: readonly string[]): Promise<JobRecord[]> {
    return this.rows.claim(batchId, ids);
  }

  override renew(batchId: string, ids: readonly string[]): Promise<void> {
    return this.rows.renewClaims(batchId, ids);
  }

  override done(ids: readonly string[]): Promise<void> {
    return this.rows.delete(ids);
  }

  override failed(tries: readonly FailedTry[]): Promise<void> {
    return this.rows.noteFailures(tries);
  }

  override released(ids: readonly string[]): Promise<void> {
    return this.rows.release(ids);
  }

  override async beginEffect(id: string): Promise<boolean> {
    // A note that is taken back with its transaction would let the effect happen twice.
    if (this.transaction.isOpen()) throw new OutboxError('OUTBOX_EFFECT_IN_TRANSACTION');
    return this.transaction.run(async () => {
      // So would one that a crash of the database takes back, as it may the newest commits of a worker.
      await this.database.execute('SET LOCAL synchronous_commit = on');
      return this.rows.beginEffect(id);
    });
  }

  override effectDone(id: string): Promise<void> {
    return this.rows.endEffect(id, 'done');
  }

  override effectUndone(id: string): Promise<void> {
    return this.rows.endEffect(id, null);
  }

  override outcomeUnknown(id: string, code: string): Promise<void> {
    return this.rows.noteUnknown(id, code);
  }
}
