import { Injectable } from '@nestjs/common';
import { day } from '../../platform/database/index.js';
import { Every } from '../../platform/schedule/index.js';
import { StaffDraftRepository } from './staff-draft.repository.js';

const DAY_MS = 86_400_000;
/** A note may still be typed on a closed case: what was touched within a week is left to its writer. */
const KEPT_DAYS = { open: 30, closed: 7 } as const;

/** Removes drafts that nobody went on with. Any number of workers may run it at the same time. */
@Injectable()
export class StaffDraftSweep {
  constructor(private readonly drafts: StaffDraftRepository) {}

  @Every('1 h', { name: 'case.draft_sweep', pulse: 'staff_draft_sweep' })
  async sweep(): Promise<void> {
    await this.run();
  }

  /** Removes what was left for 30 days, and for 7 on a case that is closed. */
  async run(now: Date = new Date()): Promise<void> {
    const before = (days: number): Date => day(new Date(now.getTime() - days * DAY_MS));
    await this.drafts.deleteLeft(before(KEPT_DAYS.open), before(KEPT_DAYS.closed));
  }
}
