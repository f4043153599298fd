import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { AppLogger, errorCode, newRequestId, withRequestId } from '../logging/index.js';
import { atMostOnceOf } from './at-most-once.js';
import type { JobData } from './event.js';
import type { JobHandler, RetryPolicy } from './job.js';
import { JobHandlers } from './job-handlers.js';
import { JobRegistry } from './job-registry.js';
import { JobRelay } from './job-relay.js';
import { type JobRecord, JobStore } from './job-store.js';
import type { JobBatch, TryResult } from './queue-backend.js';
import { type Verdict, verdictOf } from './verdict.js';

const STORE_AWAY_MS = 2_000;
/** Well before the claim of a job ends (see JobStore). */
const RENEW_MS = 45_000;
/** No effect lasts longer (a mail has a minute): one that was begun so long ago, by a note to the minute, is over. */
const EFFECT_SECONDS = 180;

/** A job that did not come to its end. */
type Judged = readonly [JobRecord, Verdict];

/** Does the jobs: claims in the database what a batch stands for, calls the handler, and writes down what became of it. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap {
  private handlers = new Map<string, JobHandler>();

  constructor(
    private readonly finder: JobHandlers,
    private readonly store: JobStore,
    private readonly registry: JobRegistry,
    private readonly relay: JobRelay,
    private readonly logger: AppLogger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.handlers = this.finder.find();
    await this.relay.work((batch) => this.try(batch));
  }

  /** Does one try of a batch. Never throws: the queue keeps the texts of errors. */
  async try(batch: JobBatch): Promise<TryResult> {
    let jobs: JobRecord[];
    try {
      jobs = await this.store.begin(batch.id, batch.rowIds);
    } catch (error) {
      return this.storeAway(batch, error);
    }
    const [first] = jobs;
    if (!first) return { done: true };
    const renewing = setInterval(() => void this.renew(batch, jobs), RENEW_MS);
    try {
      return batch.rowIds.length === 1 ? await this.tryOne(first) : await this.tryMany(batch, jobs);
    } finally {
      clearInterval(renewing);
    }
  }

  /** The queue itself brings a batch of one job back. */
  private async tryOne(job: JobRecord): Promise<TryResult> {
    const verdict = await this.handle(job);
    if (!verdict) return { done: true };
    await this.write([[job, verdict]]);
    return { done: false, code: verdict.code, againMs: againAfter(verdict) };
  }

  /**
   * What fails of a batch goes on alone, so that it holds nothing else back. Also what was tried before: that try may have
   * killed its process.
   */
  private async tryMany(batch: JobBatch, jobs: readonly JobRecord[]): Promise<TryResult> {
    const handler = this.handlers.get(this.registry.find(batch.name)?.job.name ?? '');
    const together = jobs.filter(({ attempt, effect }) => attempt === 1 && effect === null);
    const apart = jobs.filter((job) => !together.includes(job));
    let judged: Judged[];
    try {
      judged = handler?.handleMany
        ? await this.handleTogether(handler.handleMany.bind(handler), together)
        : await this.handleInTurn(together);
    } catch (error) {
      // They are done, or were, and the database could not be told: the whole batch comes back.
      return this.storeAway(batch, error);
    }
    judged.push(...apart.map((job): Judged => [job, AT_ONCE]));
    await this.write(judged);
    await this.goOnAlone(batch, judged);
    return { done: true };
  }

  /** Throws only when the database could not be told of what was done. */
  private async handleTogether(
    handleMany: NonNullable<JobHandler['handleMany']>,
    jobs: readonly JobRecord[],
  ): Promise<Judged[]> {
    if (jobs.length === 0) return [];
    let errors: ReadonlyMap<string, unknown>;
    try {
      errors = await handleMany(
        jobs.map((job) => ({ id: job.id, data: this.dataOf(job), requestId: job.requestId })),
      );
    } catch (error) {
      this.logger.failure('job.batch_failed', error, { job: jobs[0]?.name, jobs: jobs.length });
      return jobs.map((job) => [job, AT_ONCE]);
    }
    const done = jobs.filter(({ id }) => !errors.has(id)).map(({ id }) => id);
    if (done.length > 0) await this.store.done(done);
    return jobs
      .filter(({ id }) => errors.has(id))
      .map((job) => [job, this.inRequestOf(job, () => this.judge(job, errors.get(job.id)))]);
  }

  private async handleInTurn(jobs: readonly JobRecord[]): Promise<Judged[]> {
    const judged: Judged[] = [];
    for (const job of jobs) {
      const verdict = await this.handle(job);
      if (verdict) judged.push([job, verdict]);
    }
    return judged;
  }

  /** Does one job and notes that it is done; null when it is. */
  private handle(job: JobRecord): Promise<Verdict | null> {
    return this.inRequestOf(job, async (): Promise<Verdict | null> => {
      const { job: definition } = this.registry.find(job.name) ?? {};
      const handler = this.handlers.get(definition?.name ?? '');
      const { retry } = definition ?? UNKNOWN;
      if (job.effect === 'begun') return afterEffect(job);
      // A try that killed its process was counted and never ended: what an earlier one failed with tells more than that.
      if (job.attempt > retry.attempts)
        return { kind: 'given_up', code: job.lastCode ?? 'JOB_KILLED_ITS_WORKER' };
      try {
        if (!handler) throw Object.assign(new Error(), { code: 'JOB_UNKNOWN' });
        await handler.handle(this.dataOf(job), atMostOnceOf(job, this.store));
        await this.store.done([job.id]);
        return null;
      } catch (error) {
        return this.judge(job, error);
      }
    });
  }

  private judge(job: JobRecord, error: unknown): Verdict {
    const verdict = verdictOf(job, this.registry.find(job.name)?.job.retry ?? UNKNOWN.retry, error);
    if (verdict.kind !== 'unknown' && verdict.kind !== 'delayed')
      this.logger.failure('job.failed', error, { job: job.name, id: job.id, attempt: job.attempt });
    return verdict;
  }

  private async write(judged: readonly Judged[]): Promise<void> {
    const failed = judged.filter(([, { kind }]) => kind === 'failed' || kind === 'given_up');
    const delayed = judged.filter(([, { kind }]) => kind === 'delayed');
    await this.note(async () => {
      if (failed.length > 0)
        await this.store.failed(
          failed.map(([{ id }, { kind, code }]) => ({ id, code, last: kind === 'given_up' })),
        );
      if (delayed.length > 0) await this.store.released(delayed.map(([{ id }]) => id));
    });
    for (const [job, { kind, code }] of judged) {
      if (kind !== 'unknown' && kind !== 'given_up') continue;
      const line = kind === 'unknown' ? 'job.outcome_unknown' : 'job.given_up';
      this.inRequestOf(job, () => this.logger.error(line, { job: job.name, id: job.id, code }));
      if (kind === 'unknown') await this.note(() => this.store.outcomeUnknown(job.id, code));
    }
  }

  /** Where the queue is away the sweep brings them. */
  private async goOnAlone({ queue, urgency = null }: JobBatch, judged: readonly Judged[]): Promise<void> {
    const batches = judged.flatMap(([{ id, name }, verdict]) => {
      const delayMs = againAfter(verdict);
      return delayMs === null ? [] : [{ id, queue, name, urgency, rowIds: [id], delayMs }];
    });
    if (batches.length === 0) return;
    try {
      await this.relay.add(batches);
    } catch (error) {
      this.logger.failure('job.left_to_sweep', error, { jobs: batches.length });
    }
  }

  private async renew(batch: JobBatch, jobs: readonly JobRecord[]): Promise<void> {
    await this.note(() =>
      this.store.renew(
        batch.id,
        jobs.map(({ id }) => id),
      ),
    );
  }

  private async note(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      // The row stays open, so the sweep brings the job back.
      this.logger.failure('job.store_away', error);
    }
  }

  private storeAway({ id, name }: JobBatch, error: unknown): TryResult {
    this.logger.failure('job.store_away', error, { job: name, id });
    return { done: false, code: errorCode(error), againMs: STORE_AWAY_MS };
  }

  /** A row that waits under a former name says by that name which event started it. */
  private dataOf({ name, data }: JobRecord): JobData {
    const event = this.registry.find(name)?.event ?? null;
    return event === null ? data : { event, ...data };
  }

  private inRequestOf<T>(job: JobRecord, work: () => T): T {
    return withRequestId(job.requestId ?? newRequestId(), work);
  }
}

/** Tried again alone without waiting, and without counting the try. */
const AT_ONCE: Verdict = { kind: 'delayed', code: 'JOB_ALONE', delayMs: 0 };

/** A job of a newer version waits for the worker that knows it. */
const UNKNOWN: { retry: RetryPolicy } = {
  retry: {
    attempts: 1_000,
    firstDelayMs: 60_000,
    longestDelayMs: 600_000,
    attemptsIfPermanent: 1_000,
    giveUpAfterMs: Infinity,
  },
};

/** Somebody began the effect before and has not said what became of it: their process died, or they are still at it. */
function afterEffect({ effectSeconds }: JobRecord): Verdict {
  return effectSeconds < EFFECT_SECONDS
    ? { kind: 'delayed', code: 'JOB_EFFECT_BEGUN', delayMs: EFFECT_SECONDS * 1_000 }
    : { kind: 'unknown', code: 'JOB_KILLED_ITS_WORKER' };
}

/** Milliseconds until the next try; null: there is none. */
function againAfter(verdict: Verdict): number | null {
  return 'delayMs' in verdict ? verdict.delayMs : null;
}
