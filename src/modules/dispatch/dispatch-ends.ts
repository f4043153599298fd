import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute, Transaction } from '../../platform/database/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { Every } from '../../platform/schedule/index.js';
import { dispatchEnded, type DispatchOutcome } from './dispatch.definitions.js';
import { DispatchRepository } from './dispatch.repository.js';

const MINUTE = 60_000;
/** No mail takes longer than a minute, and a try that died is known as such within three (see JobRunner). */
const STUCK = 6 * MINUTE;
/** So long the queue tries and waits for a mail server; after it a person has to know. */
const PATIENCE = 6 * 60 * MINUTE;

/** Says once what became of something that was to be sent, and sees to it that something is said of everything. */
@Injectable()
export class DispatchEnds {
  constructor(
    private readonly rows: DispatchRepository,
    private readonly transaction: Transaction,
    private readonly outbox: Outbox,
    private readonly clock: DatabaseClock,
  ) {}

  async end(dispatchId: string, outcome: DispatchOutcome): Promise<void> {
    await this.transaction.run(async () => {
      const at = minute(await this.clock.read());
      const ended = await this.rows.end(dispatchId, outcome, at);
      if (!ended) return;
      const { id, caseId, escalationId } = ended;
      await this.outbox.emit(dispatchEnded({ caseId, escalationId, dispatchId: id, outcome }));
    });
  }

  /** An address to answer to is good for half a year: what comes to it later, a person places. */
  @Every('1 h', { name: 'dispatch.forget_tokens' })
  forgetTokens(): Promise<void> {
    return this.rows.forgetOldTokens();
  }

  /** A worker that died with one in hand leaves it like this: nobody knows whether it left. One that waits too long did not leave. */
  @Every('1 min', { name: 'dispatch.sweep' })
  async sweep(): Promise<void> {
    const now = (await this.clock.read()).getTime();
    for (const { id } of await this.rows.stuckSince(new Date(now - STUCK))) await this.end(id, 'unknown');
    for (const { id } of await this.rows.waitingSince(new Date(now - PATIENCE))) await this.end(id, 'failed');
  }
}
