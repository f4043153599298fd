import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { AppLogger } from '../logging/index.js';
import { JobRelay, type JobTicket } from '../queue/index.js';
import { OutboxRepository } from './outbox.repository.js';

const LARGEST_BATCH = 200;

/** Hands committed rows to the queue at once, several commits in one go under load. What fails here is left to the sweep. */
@Injectable()
export class OutboxRelay implements OnApplicationShutdown {
  private waiting: JobTicket[] = [];
  private running: Promise<void> | undefined;
  private failing = false;

  constructor(
    private readonly rows: OutboxRepository,
    private readonly queue: JobRelay,
    private readonly logger: AppLogger,
  ) {}

  /** Hands the rows over soon; does not wait for it and does not fail. */
  soon(tickets: readonly JobTicket[]): void {
    this.waiting.push(...tickets);
    this.running ??= this.drain().finally(() => (this.running = undefined));
  }

  /** Resolves once nothing waits. */
  async idle(): Promise<void> {
    await this.running;
  }

  /** After the last request is answered. */
  async onApplicationShutdown(): Promise<void> {
    await this.idle();
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, LARGEST_BATCH);
      try {
        await this.queue.add(batch);
        await this.rows.markRelayed(batch.map(({ id }) => id));
        this.failing = false;
      } catch (error) {
        this.waiting = [];
        // One line for each outage, not one a report.
        if (!this.failing) this.logger.failure('outbox.left_to_sweep', error);
        this.failing = true;
      }
    }
  }
}
