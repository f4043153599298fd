import { Injectable } from '@nestjs/common';
import { Transaction } from '../database/index.js';
import { JobLedger, type JobOrder } from '../queue/index.js';
import { OutboxError } from './outbox.errors.js';
import { OutboxRepository } from './outbox.repository.js';

/** Lets the queue's workers read and close the rows of the outbox. */
@Injectable()
export class OutboxLedger extends JobLedger {
  constructor(
    private readonly rows: OutboxRepository,
    private readonly transaction: Transaction,
  ) {
    super();
  }

  override begin(id: string): Promise<JobOrder | null> {
    return this.rows.begin(id);
  }

  override done(id: string): Promise<void> {
    return this.rows.delete(id);
  }

  override failed(id: string, code: string, last: boolean): Promise<void> {
    return this.rows.noteFailure(id, code, last);
  }

  override rested(id: string): Promise<void> {
    return this.rows.uncount(id);
  }

  override async beginAct(id: string): Promise<boolean> {
    // A note that is taken back with its transaction would let the act happen twice.
    if (this.transaction.isOpen()) throw new OutboxError('OUTBOX_ACT_IN_TRANSACTION');
    return this.rows.beginAct(id);
  }

  override actDone(id: string): Promise<void> {
    return this.rows.endAct(id, 'done');
  }

  override actUndone(id: string): Promise<void> {
    return this.rows.endAct(id, null);
  }

  override outcomeUnknown(id: string, code: string): Promise<void> {
    return this.rows.noteUnknown(id, code);
  }
}
