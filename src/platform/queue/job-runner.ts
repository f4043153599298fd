import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { isError } from '../errors/index.js';
import { AppLogger, errorCode, newRequestId, withRequestId } from '../logging/index.js';
import type { JobHandler, RetryPolicy } from './job.js';
import { JobHandlers } from './job-handlers.js';
import { JobLedger, type JobOrder } from './job-ledger.js';
import { JobRegistry } from './job-registry.js';
import { JobRelay } from './job-relay.js';
import { onceOf, OutcomeUnknown } from './once.js';
import type { JobTicket, TryResult } from './queue-backend.js';

const LEDGER_AWAY_MS = 2_000;
/** No act lasts longer (a mail has a minute): one that was begun so long ago, by a note to the minute, is over. */
const ACT_SECONDS = 180;

/** Does the jobs: asks the database what a ticket stands for, calls the handler, and writes down what became of it. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap {
  private handlers = new Map<string, JobHandler>();

  constructor(
    private readonly finder: JobHandlers,
    private readonly ledger: JobLedger,
    private readonly registry: JobRegistry,
    private readonly relay: JobRelay,
    private readonly logger: AppLogger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.handlers = this.finder.find();
    await this.relay.work((ticket) => this.try(ticket));
  }

  /** Does one try. Never throws: the queue keeps the texts of errors. */
  async try(ticket: JobTicket): Promise<TryResult> {
    let order: JobOrder | null;
    try {
      order = await this.ledger.begin(ticket.id);
    } catch (error) {
      this.logger.failure('job.ledger_away', error, { job: ticket.name, id: ticket.id });
      return { done: false, code: errorCode(error), again: LEDGER_AWAY_MS };
    }
    if (!order) return { done: true };
    const known = order;
    return withRequestId(known.requestId ?? newRequestId(), () => this.handle(ticket, known));
  }

  private async handle(ticket: JobTicket, order: JobOrder): Promise<TryResult> {
    const handler = this.handlers.get(order.name);
    const { retry } = this.registry.all().find(({ name }) => name === order.name) ?? UNKNOWN;
    if (order.act === 'begun') return this.afterAct(ticket, order);
    // A try that killed its process was counted and never ended: what an earlier one failed with tells more than that.
    if (order.attempt > retry.attempts)
      return this.giveUp(ticket, order, order.lastCode ?? 'JOB_KILLED_ITS_WORKER');
    try {
      if (!handler) throw new Error('JOB_UNKNOWN');
      await handler.handle(order.data, onceOf(ticket.id, order, this.ledger));
      await this.ledger.done(ticket.id);
      return { done: true };
    } catch (error) {
      const code = handler ? errorCode(error) : 'JOB_UNKNOWN';
      if (error instanceof OutcomeUnknown) return this.stopUnsure(ticket, order, code);
      const rest = restAskedBy(error);
      if (rest !== null && order.ageSeconds * 1_000 < retry.longestRestMs)
        return this.rest(ticket, code, rest);
      this.logger.failure('job.failed', error, { job: order.name, id: ticket.id, attempt: order.attempt });
      if (rest !== null || isLast(order, retry, error, code)) return this.giveUp(ticket, order, code);
      await this.note(ticket.id, () => this.ledger.failed(ticket.id, code, false));
      return { done: false, code, again: restAfter(order.attempt, retry) };
    }
  }

  /** Somebody began the act before and has not said what became of it: their process died, or they are still at it. */
  private async afterAct(ticket: JobTicket, order: JobOrder): Promise<TryResult> {
    if (order.actSeconds < ACT_SECONDS) return this.rest(ticket, 'JOB_ACT_BEGUN', ACT_SECONDS * 1_000);
    return this.stopUnsure(ticket, order, 'JOB_KILLED_ITS_WORKER');
  }

  private async rest(ticket: JobTicket, code: string, ms: number): Promise<TryResult> {
    await this.note(ticket.id, () => this.ledger.rested(ticket.id));
    return { done: false, code, again: ms };
  }

  private async stopUnsure(ticket: JobTicket, order: JobOrder, code: string): Promise<TryResult> {
    this.logger.error('job.outcome_unknown', { job: order.name, id: ticket.id, code });
    await this.note(ticket.id, () => this.ledger.outcomeUnknown(ticket.id, code));
    return { done: false, code, again: null };
  }

  private async giveUp(ticket: JobTicket, order: JobOrder, code: string): Promise<TryResult> {
    this.logger.error('job.given_up', { job: order.name, id: ticket.id, code });
    await this.note(ticket.id, () => this.ledger.failed(ticket.id, code, true));
    return { done: false, code, again: null };
  }

  private async note(id: string, write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      // The row stays open, so the sweep brings the job back.
      this.logger.failure('job.ledger_away', error, { id });
    }
  }
}

/** A job of a newer version waits for the worker that knows it. */
const UNKNOWN: { retry: RetryPolicy } = {
  retry: {
    attempts: 1_000,
    firstDelayMs: 60_000,
    longestDelayMs: 600_000,
    attemptsIfPermanent: 1_000,
    longestRestMs: Infinity,
  },
};

/** One refusal after an outage may be the rest of it; the second in a row is meant. */
function isLast(order: JobOrder, retry: RetryPolicy, error: unknown, code: string): boolean {
  if (order.attempt >= retry.attempts) return true;
  const permanent = isError(error) && 'permanent' in error && error.permanent === true;
  return permanent && order.attempt >= retry.attemptsIfPermanent && order.lastCode === code;
}

/** Milliseconds that the error asks to wait before a try has any sense; null where it does not. */
function restAskedBy(error: unknown): number | null {
  return isError(error) && 'restMs' in error && typeof error.restMs === 'number' ? error.restMs : null;
}

/** Milliseconds to rest after so many tries: doubled each time up to the longest, less up to a half by chance. */
export function restAfter(attempt: number, retry: RetryPolicy): number {
  const full = Math.min(retry.firstDelayMs * 2 ** Math.min(attempt - 1, 30), retry.longestDelayMs);
  return Math.round(full * (0.5 + Math.random() / 2));
}
