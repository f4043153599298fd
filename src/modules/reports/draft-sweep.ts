import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DraftRepository } from './draft.repository.js';

const EVERY_MS = 60_000;

/** Removes drafts whose hour is over. An expired draft never opens, swept or not. */
@Injectable()
export class DraftSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly drafts: DraftRepository) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.run(), EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Removes what has expired. A database that is away is met again a minute later. */
  async run(): Promise<void> {
    await this.drafts.deleteExpired(new Date()).catch(() => undefined);
  }
}
