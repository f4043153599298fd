import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Transaction } from '../database/index.js';
import { requestId } from '../logging/index.js';
import { type DomainEvent, JobRegistry, requirePlain } from '../queue/index.js';
import { OutboxError } from './outbox.errors.js';
import { OutboxRelay } from './outbox-relay.js';
import { OutboxRepository, type OutboxRow } from './outbox.repository.js';

/** Writes down, in the transaction of a change, what is to be done because of it. */
@Injectable()
export class Outbox {
  constructor(
    private readonly transaction: Transaction,
    private readonly registry: JobRegistry,
    private readonly rows: OutboxRepository,
    private readonly relay: OutboxRelay,
  ) {}

  /**
   * Starts every job that listens to the event once the open transaction is committed, and never if it is not. Each job is then
   * done at least once, whatever dies in between.
   *
   * @throws OUTBOX_NEEDS_TRANSACTION
   * @throws JOB_DATA_NOT_PLAIN when a value is neither an id nor an enumeration nor a small number
   * @throws EVENT_UNKNOWN when no module registers the event
   */
  emit(event: DomainEvent): Promise<void> {
    return this.emitMany([event]);
  }

  /** The same for several events in one statement, which is what a few hundred at a time are for. */
  async emitMany(events: readonly EmittedEvent[]): Promise<void> {
    if (!this.transaction.isOpen()) throw new OutboxError('OUTBOX_NEEDS_TRANSACTION');
    const rows = events.flatMap((event) => this.rowsOf(event));
    if (rows.length === 0) return;
    await this.rows.insert(rows);
    this.transaction.afterCommit(() =>
      this.relay.soon(rows.map(({ id, queue, name, urgency = null }) => ({ id, queue, name, urgency }))),
    );
  }

  private rowsOf({ event, data, requestId: from = requestId() ?? null }: EmittedEvent): OutboxRow[] {
    requirePlain(event, data);
    const urgency = typeof data['urgency'] === 'number' ? data['urgency'] : null;
    return this.registry.startedBy(event).map(({ name, queue, on }) => ({
      id: randomUUID(),
      queue,
      name,
      urgency,
      requestId: from,
      data: on.length > 1 ? { event, ...data } : data,
    }));
  }
}

/** An event, and the request that it comes from where that is not the one at work: a job of a batch says whose it is. */
export type EmittedEvent = DomainEvent & { readonly requestId?: string | null };
