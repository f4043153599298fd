import { Injectable } from '@nestjs/common';
import { JobLedger, type JobOrder } from '../queue/index.js';
import { OutboxRepository } from './outbox.repository.js';

/** Lets the queue's workers read and close the rows of the outbox. */
@Injectable()
export class OutboxLedger extends JobLedger {
  constructor(private readonly rows: OutboxRepository) {
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
}
