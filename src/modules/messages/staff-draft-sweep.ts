import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { day } from '../../platform/database/index.js';
import { AppLogger } from '../../platform/logging/index.js';
import { StaffDraftRepository } from './staff-draft.repository.js';

const EVERY_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** A note may still be typed on a closed case: what was touched within a week is left to its writer. */
const KEPT_DAYS = { open: 30, closed: 7 } as const;

/** Removes drafts that nobody went on with. Any number of workers may run it at the same time. */
@Injectable()
export class StaffDraftSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly drafts: StaffDraftRepository,
    private readonly logger: AppLogger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.tick(), EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Removes what was left for 30 days, and for 7 on a case that is closed. */
  async run(now: Date = new Date()): Promise<void> {
    const before = (days: number): Date => day(new Date(now.getTime() - days * DAY_MS));
    await this.drafts.deleteLeft(before(KEPT_DAYS.open), before(KEPT_DAYS.closed));
  }

  private async tick(): Promise<void> {
    try {
      await this.run();
    } catch (error) {
      this.logger.failure('case.draft_sweep_failed', error);
    }
  }
}
