import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute, Transaction } from '../../platform/database/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { Every } from '../../platform/schedule/index.js';
import type { DispatchFailure } from '../vocabulary/index.js';
import { dispatchEnded, dispatchQueued, type DispatchOutcome } from './dispatch.definitions.js';
import { DispatchRepository, type LeftDispatch } from './dispatch.repository.js';

/** Why one failed; empty: it did not. */
export interface WhyFailed {
  failure?: DispatchFailure | null;
  /** The code with which the recipient's machine refused it. */
  theirCode?: number | null;
}

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

  async end(
    dispatchId: string,
    outcome: DispatchOutcome,
    { failure = null, theirCode = null }: WhyFailed = {},
  ): Promise<void> {
    await this.transaction.run(async () => {
      const at = minute(await this.clock.read());
      const ended = await this.rows.end(dispatchId, outcome, at);
      if (!ended) return;
      const { caseId, escalationId } = ended;
      const why = { failure: failure ?? 'none', theirCode: theirCode ?? 0 } as const;
      await this.outbox.emit(dispatchEnded({ caseId, escalationId, dispatchId, outcome, ...why }));
    });
  }

  /** An address to answer to is good for half a year: what comes to it later, a person places. */
  @Every('1 h', { name: 'dispatch.forget_tokens' })
  forgetTokens(): Promise<void> {
    return this.rows.forgetOldTokens();
  }

  /**
   * A worker that died with one in hand leaves it like this: nobody knows whether it left, unless it was opened there; then it only has
   * to be finished. One that waits too long did not leave, unless it was opened.
   */
  @Every('1 min', { name: 'dispatch.sweep' })
  async sweep(): Promise<void> {
    const now = (await this.clock.read()).getTime();
    for (const left of await this.rows.stuckSince(new Date(now - STUCK)))
      await (left.remoteId === null ? this.end(left.id, 'unknown') : this.goOn(left));
    for (const { id, remoteId } of await this.rows.waitingSince(new Date(now - PATIENCE)))
      await (remoteId === null
        ? this.end(id, 'failed', { failure: 'not_reached' })
        : this.end(id, 'unknown'));
  }

  private async goOn({ id, caseId }: LeftDispatch): Promise<void> {
    await this.transaction.run(async () => {
      await this.rows.layBack(id);
      await this.outbox.emit(dispatchQueued({ caseId, dispatchId: id }));
    });
  }
}
