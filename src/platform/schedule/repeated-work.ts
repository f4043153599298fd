import type { AppLogger } from '../logging/index.js';
import type { Pulse } from '../metrics/index.js';
import type { Scheduled } from './every.js';

/** One scheduled method of one provider: its timer, its outages and its pulse. */
export class RepeatedWork {
  private readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | null = null;
  private failing = false;

  constructor(
    readonly scheduled: Scheduled,
    private readonly round: (signal: AbortSignal) => Promise<void>,
    private readonly logger: AppLogger,
    private readonly pulse: Pulse,
  ) {}

  start(): void {
    const { pulse, atStart, everyMs } = this.scheduled;
    if (pulse) this.pulse.begin(pulse, everyMs);
    this.next(atStart ? 0 : everyMs);
  }

  /** Runs one round now, or joins the one that is running. Never rejects. */
  run(): Promise<void> {
    this.running ??= this.once().finally(() => (this.running = null));
    return this.running;
  }

  /** Starts no further round, and resolves once the running one has ended. */
  async stop(): Promise<void> {
    this.stopping.abort();
    clearTimeout(this.timer);
    await this.running;
  }

  private next(ms: number): void {
    if (this.stopping.signal.aborted) return;
    this.timer = setTimeout(() => {
      void this.run().then(() => this.next(this.scheduled.everyMs));
    }, ms);
    if (!this.scheduled.keepsAlive) this.timer.unref();
  }

  private async once(): Promise<void> {
    const { name, pulse } = this.scheduled;
    try {
      await this.round(this.stopping.signal);
      if (pulse) this.pulse.beat(pulse);
      if (this.failing) this.logger.info(`${name}_recovered`);
      this.failing = false;
    } catch (error) {
      // One line for each outage, not one for each round.
      if (!this.failing) this.logger.failure(`${name}_failed`, error);
      this.failing = true;
    }
  }
}
