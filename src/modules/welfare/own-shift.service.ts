import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { DatabaseClock, day } from '../../platform/database/index.js';
import { Audit } from '../audit/index.js';
import { ExclusionTags } from '../cases/index.js';
import { Duty, LONGEST_RUN } from '../duty/index.js';
import { SEVERE } from '../load/index.js';
import type { StaffSession } from '../staff/index.js';
import type { Outcome } from '../vocabulary/index.js';
import { OwnShiftRepository } from './own-shift.repository.js';

const DAY = 24 * 60 * 60_000;
/** Days that what went well is looked back on, today among them: a shift may have none of its own. */
const LOOKED_BACK = 7;
/** What went well, as it is listed. */
const GOOD = ['safe', 'stopped', 'removed', 'referred_attended'] as const satisfies readonly Outcome[];

/** How often it ended so. */
export interface GoodEnd {
  outcome: (typeof GOOD)[number];
  count: number;
}

/** What a person went through in their shift. */
export interface ShiftSoFar {
  /** Since when it counts: the beginning of their duty, or ten hours ago where no shift of theirs says so. */
  since: Date;
  /** When their duty ends; null: they are on none. */
  until: Date | null;
  /** Cases of urgency 1 and 2 that they opened since, each once. */
  severe: number;
  /** After so many of them a pause is due. */
  pauseAfter: number;
}

/**
 * What the caller went through in their own shift. It is counted when they ask, from what the audit log holds anyway, is stored
 * nowhere, and nobody can ask it of anybody else: it is there to rest by, and compares no one.
 */
@Injectable()
export class OwnShift {
  constructor(
    private readonly cases: OwnShiftRepository,
    private readonly audit: Audit,
    private readonly duty: Duty,
    private readonly excluded: ExclusionTags,
    private readonly config: Config,
    private readonly clock: DatabaseClock,
  ) {}

  async of(session: StaffSession): Promise<ShiftSoFar> {
    const now = this.clock.now();
    const deskIds = [...session.keys.desks.keys()];
    const run = await this.duty.runOf(session.staffId, deskIds, now);
    const since = run?.from ?? new Date(now.getTime() - LONGEST_RUN);
    const opened = await this.audit.subjectsSince(session.staffId, ['case.opened', 'report.opened'], since);
    const seen = { deskIds, excluded: this.excluded.allOf(session) };
    return {
      since,
      until: run?.until ?? null,
      severe: opened.length === 0 ? 0 : await this.cases.countOf(opened, SEVERE, seen),
      pauseAfter: this.config.pauseAfterSevere,
    };
  }

  /** What became of the caller's own cases that ended well within the last seven days; of none, empty. */
  async goodEnds(session: StaffSession): Promise<GoodEnd[]> {
    const since = day(new Date(this.clock.now().getTime() - (LOOKED_BACK - 1) * DAY));
    const seen = { deskIds: [...session.keys.desks.keys()], excluded: this.excluded.allOf(session) };
    const found = await this.cases.outcomesOf(session.staffId, GOOD, since, seen);
    return GOOD.flatMap((outcome) => {
      const count = found.find((one) => one.outcome === outcome)?.count ?? 0;
      return count > 0 ? [{ outcome, count }] : [];
    });
  }
}
