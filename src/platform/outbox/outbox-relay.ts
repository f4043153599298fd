import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { AppLogger } from '../logging/index.js';
import { batchesOf, type JobBatch, type JobRef, JobRegistry, JobRelay, JobSpread } from '../queue/index.js';
import { OutboxRepository } from './outbox.repository.js';

/** After it handed jobs over, what comes within so many milliseconds is gathered and goes together. */
const GATHER_MS = 50;
/** By then a worker has done most of them, and there is nothing to note. Less than a round of the sweep. */
const NOTE_AFTER_MS = 500;

/**
 * Hands committed rows to the queue: at once when little happens, gathered under load, several jobs of a kind as one batch.
 * What fails here, or is not noted because the process dies, is left to the sweep.
 */
@Injectable()
export class OutboxRelay implements OnApplicationShutdown {
  private waiting: JobRef[] = [];
  private running: Promise<void> | undefined;
  private unnoted: JobBatch[] = [];
  private noting: NodeJS.Timeout | undefined;
  private failing = false;
  private endPause: () => void = () => undefined;
  private stopping = false;

  constructor(
    private readonly rows: OutboxRepository,
    private readonly queue: JobRelay,
    private readonly registry: JobRegistry,
    private readonly spread: JobSpread,
    private readonly logger: AppLogger,
  ) {}

  /** Hands the rows over soon; does not wait for it and does not fail. */
  soon(jobs: readonly JobRef[]): void {
    this.waiting.push(...jobs);
    this.running ??= this.drain().finally(() => (this.running = undefined));
  }

  /** Resolves once nothing waits, and the queue has what did. */
  async idle(): Promise<void> {
    await this.running;
  }

  /** After the last request is answered. */
  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.endPause();
    await this.idle();
    clearTimeout(this.noting);
    await this.note();
  }

  private async drain(): Promise<void> {
    // A transaction may say so of each of its events: they go together.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const batches = batchesOf(this.waiting.splice(0), (name) => this.registry.batchSize(name)).map(
        (batch) => this.spread.delayed(batch),
      );
      try {
        await this.queue.add(batches);
        this.noteLater(batches);
        this.failing = false;
      } catch (error) {
        this.leaveToSweep(error);
      }
      await this.pause();
    }
  }

  private async pause(): Promise<void> {
    if (this.stopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, GATHER_MS);
      this.endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private noteLater(batches: readonly JobBatch[]): void {
    this.unnoted.push(...batches);
    this.noting ??= setTimeout(() => void this.note(), NOTE_AFTER_MS);
  }

  /** Notes in one statement what the queue got since the last time. */
  private async note(): Promise<void> {
    this.noting = undefined;
    const batches = this.unnoted.splice(0);
    if (batches.length === 0) return;
    try {
      await this.rows.markRelayed(batches);
    } catch (error) {
      this.leaveToSweep(error);
    }
  }

  private leaveToSweep(error: unknown): void {
    // One line for each outage, not one a report.
    if (!this.failing) this.logger.failure('outbox.left_to_sweep', error);
    this.failing = true;
  }
}
