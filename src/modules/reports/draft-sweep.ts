import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DraftRepository } from './draft.repository.js';

const EVERY_MS = 60_000;
/** Half a million short drafts. Far more than people write at once; what a flood begins must not fill the disk that reports need. */
const MOST_BYTES = 2 ** 30;

/** Removes drafts whose hour is over, and beyond a gigabyte those left alone longest. An expired draft never opens, swept or not. */
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

  /** One round. A database that is away is met again a minute later. */
  async run(mostBytes = MOST_BYTES): Promise<void> {
    try {
      await this.drafts.deleteExpired(new Date());
      await this.drafts.deleteBeyond(mostBytes);
    } catch {
      // Nothing is lost by a later round.
    }
  }
}
