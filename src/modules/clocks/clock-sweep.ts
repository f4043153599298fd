import { Injectable } from '@nestjs/common';
import { Transaction } from '../../platform/database/index.js';
import { Metrics } from '../../platform/metrics/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import type { DomainEvent } from '../../platform/queue/index.js';
import { Every } from '../../platform/schedule/index.js';
import { ClockKinds } from './clock-kinds.js';
import { ClockRepository, type MovedClock, type SweptState } from './clock.repository.js';

const BATCH = 200;

/** Moves clocks on as time passes. Any number of workers may run it at the same time: each step of a clock happens once. */
@Injectable()
export class ClockSweep {
  constructor(
    private readonly clocks: ClockRepository,
    private readonly kinds: ClockKinds,
    private readonly transaction: Transaction,
    private readonly outbox: Outbox,
    private readonly metrics: Metrics,
  ) {}

  /** Sweeps as of now and measures how long it took. */
  @Every('2 s', { name: 'clock.sweep', pulse: 'clock_sweep', keepsAlive: true })
  async sweep(): Promise<void> {
    const began = performance.now();
    let result: 'done' | 'failed' = 'failed';
    try {
      await this.run();
      result = 'done';
    } finally {
      this.metrics.observe('abhaya_clock_sweep_seconds', { result }, (performance.now() - began) / 1_000);
    }
  }

  /**
   * Breaches what is past its deadline, warns of what is near it, and emits for each the event that its definition names.
   * Clocks of a kind that no module of this process registers are left to a worker that knows them.
   *
   * @param at - a moment to sweep as of; left out: the time of the database, which is the same for every worker
   */
  async run(at: Date | null = null): Promise<void> {
    for (const to of ['breached', 'warned'] as const) while ((await this.batch(to, at)) === BATCH);
  }

  /** Moves one batch in a transaction with its events. Resolves to how many it moved. */
  private async batch(to: SweptState, at: Date | null): Promise<number> {
    const moved = await this.transaction.run(async () => {
      const clocks = await this.clocks.sweep(to, at, BATCH);
      await this.outbox.emitMany(clocks.flatMap((clock) => this.eventsOf(clock, to)));
      return clocks.length;
    });
    this.metrics.count('abhaya_clocks_moved_total', { result: to }, moved);
    return moved;
  }

  /** One event; none for the warning of a kind that no longer has one. */
  private eventsOf({ clockId, caseId, subjectId, kind }: MovedClock, to: SweptState): DomainEvent[] {
    const clock = this.kinds.get(kind);
    if (clock.scope === 'own') {
      const event = to === 'warned' ? clock.onWarn : clock.onBreach;
      return event ? [event({ caseId, clockId, subjectId })] : [];
    }
    const event = to === 'warned' ? clock.onWarn : clock.onBreach;
    return event ? [event({ caseId, clockId })] : [];
  }
}
