import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Transaction } from '../../platform/database/index.js';
import { Metrics, Pulse } from '../../platform/metrics/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { ClockRepository, type MovedClock } from './clock.repository.js';

const EVERY_MS = 2_000;
const BATCH = 200;

/** Moves clocks on as time passes. Any number of workers may run it at the same time: each step of a clock happens once. */
@Injectable()
export class ClockSweep {
  constructor(
    private readonly clocks: ClockRepository,
    private readonly transaction: Transaction,
    private readonly outbox: Outbox,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Breaches what is past its deadline, warns of what is near it, and emits 'clock.breached' and 'clock.warned' for each; for an
   * opening that did not come, 'clock.unopened'.
   */
  async run(now: Date = new Date()): Promise<void> {
    await this.drain('clock.breached', () => this.clocks.breach(now, BATCH));
    await this.drain('clock.warned', () => this.clocks.warn(now, BATCH));
  }

  private async drain(
    name: 'clock.breached' | 'clock.warned',
    move: () => Promise<MovedClock[]>,
  ): Promise<void> {
    let moved: number;
    do {
      moved = await this.transaction.run(async () => {
        const clocks = await move();
        for (const { clockId, caseId, kind } of clocks)
          await this.outbox.emit({ name: kind === 'opening' ? 'clock.unopened' : name, clockId, caseId });
        return clocks.length;
      });
      const result = name === 'clock.breached' ? 'breached' : 'warned';
      this.metrics.count('abhaya_clocks_moved_total', { result }, moved);
    } while (moved === BATCH);
  }
}

/** Runs the sweep every two seconds for as long as the process lives, one run at a time. */
@Injectable()
export class ClockSweepTimer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(ClockSweepTimer.name);
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;

  constructor(
    private readonly sweep: ClockSweep,
    private readonly metrics: Metrics,
    private readonly pulse: Pulse,
  ) {}

  onApplicationBootstrap(): void {
    this.pulse.beat('clock_sweep');
    this.timer = setInterval(() => {
      this.running ??= this.runOnce().finally(() => (this.running = null));
    }, EVERY_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  private async runOnce(): Promise<void> {
    const began = performance.now();
    let result: 'done' | 'failed' = 'done';
    try {
      await this.sweep.run();
      this.pulse.beat('clock_sweep');
    } catch (error) {
      result = 'failed';
      this.logger.warn('clock.sweep_failed', error);
    }
    this.metrics.observe('abhaya_clock_sweep_seconds', { result }, (performance.now() - began) / 1_000);
  }
}
