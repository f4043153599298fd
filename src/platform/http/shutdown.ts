import { setTimeout as rest } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { Config } from '../config/index.js';

/**
 * The going down of the process. Asked by a signal, it first says for DRAIN_SECONDS that it is not ready, and answers as ever,
 * until whatever shares out the requests has noticed. Then long answers (live-update streams) are told to end, and the
 * listeners can drain.
 */
@Injectable()
export class Shutdown implements BeforeApplicationShutdown {
  private readonly controller = new AbortController();
  private leaving = false;

  constructor(@Inject(Config) private readonly config: Pick<Config, 'drainSeconds'>) {}

  /** Whether the process has been asked to end: it is no longer ready for more. */
  get begun(): boolean {
    return this.leaving;
  }

  /** Aborted once, before the listeners close. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** @param signal - the one of the system that ends the process; without one nobody shares out requests */
  async beforeApplicationShutdown(signal?: string): Promise<void> {
    this.leaving = true;
    if (signal) await rest(this.config.drainSeconds * 1_000);
    this.controller.abort();
  }
}
