import { Injectable } from '@nestjs/common';
import { ArgonQueue } from '../crypto/index.js';
import { MailCircuits } from '../mail/index.js';
import { METRICS, Metrics, OUTBOX_STATES, Pulse } from '../metrics/index.js';
import { isOpen, type OutboxCount, OutboxState } from '../outbox/index.js';
import { JobRelay, QUEUES } from '../queue/index.js';

const PATIENCE_MS = 2_000;

/** The figures as they are told: what is counted as it happens, and what is looked up when somebody asks. */
@Injectable()
export class Figures {
  constructor(
    private readonly metrics: Metrics,
    private readonly pulse: Pulse,
    private readonly outbox: OutboxState,
    private readonly queue: JobRelay,
    private readonly argon: ArgonQueue,
    private readonly circuits: MailCircuits,
  ) {}

  /** Everything in the text format of Prometheus. With the database away, what it alone knows is left out. */
  async text(): Promise<{ type: string; text: string }> {
    const [counts, unreached, queue] = await Promise.all([
      within(this.outbox.read()).catch(() => null),
      within(this.circuits.count()).catch(() => null),
      this.queue.answers(PATIENCE_MS),
    ]);
    this.metrics.set('abhaya_database_up', {}, counts ? 1 : 0);
    this.metrics.set('abhaya_queue_up', {}, queue ? 1 : 0);
    this.tellOutbox(counts);
    if (unreached === null) this.metrics.forget('abhaya_mail_recipients_resting');
    else this.metrics.set('abhaya_mail_recipients_resting', {}, unreached);
    for (const lane of METRICS.abhaya_argon_waiting.labels.lane)
      this.metrics.set('abhaya_argon_waiting', { lane }, this.argon.waiting(lane));
    for (const [of, { at }] of this.pulse.all())
      this.metrics.set('abhaya_pulse_timestamp_seconds', { of }, at / 1_000);
    return { type: this.metrics.contentType, text: await this.metrics.text() };
  }

  private tellOutbox(counts: readonly OutboxCount[] | null): void {
    if (!counts) {
      this.metrics.forget('abhaya_outbox_jobs');
      this.metrics.forget('abhaya_outbox_lag_seconds');
      this.metrics.forget('abhaya_queue_depth');
      this.metrics.forget('abhaya_queue_oldest_job_seconds');
      return;
    }
    for (const state of OUTBOX_STATES)
      this.metrics.set('abhaya_outbox_jobs', { state }, total(counts.filter((one) => one.state === state)));
    for (const queue of QUEUES) {
      const open = counts.filter((one) => one.queue === queue && isOpen(one));
      this.metrics.set('abhaya_queue_depth', { queue }, total(open));
      this.metrics.set('abhaya_queue_oldest_job_seconds', { queue }, oldest(open));
      const pending = open.filter(({ state }) => state === 'pending');
      this.metrics.set('abhaya_outbox_lag_seconds', { queue }, oldest(pending));
    }
  }
}

function total(counts: readonly OutboxCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}

function oldest(counts: readonly OutboxCount[]): number {
  return Math.max(0, ...counts.map(({ oldestSeconds }) => oldestSeconds));
}

async function within<T>(asked: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('LATE')), PATIENCE_MS);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
    asked.catch(() => undefined);
  }
}
