import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { stableUuid } from '../../platform/ids/index.js';
import { CaseAccess, CaseWrite } from '../cases/index.js';
import { Clocks, fixedTimes } from '../clocks/index.js';
import type { StaffSession } from '../staff/index.js';
import {
  lookAgainClock,
  lookAgainCleared,
  LookAgainError,
  lookAgainSet,
  setLookAgain,
} from './look-again.definitions.js';

const MINUTE = 60_000;
const LATEST = 366 * 24 * 60 * MINUTE;

/** A clock of scope `own` belongs to a subject within the case. A case has one reminder, so the case's id gives its id. */
const subjectOf = (caseId: string): string => stableUuid('look-again', caseId);

/** The reminder to look at a case again. It has no table: an open clock is the reminder. */
@Injectable()
export class LookAgain {
  constructor(
    private readonly access: CaseAccess,
    private readonly write: CaseWrite,
    private readonly clocks: Clocks,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * When the desk is reminded; null where no reminder is set.
   *
   * @throws CASE_NOT_FOUND
   */
  async dueAt(session: StaffSession, caseId: string): Promise<Date | null> {
    const { case: found } = await this.access.require(session, caseId);
    return this.clocks.dueAt(found.id, lookAgainClock, subjectOf(found.id));
  }

  /**
   * Sets the reminder in the place of an earlier one, or takes it away. Asking for what is so already changes nothing.
   *
   * @param at - rounded down to the minute; null: no reminder
   * @returns the time as it is kept
   * @throws CASE_NOT_FOUND, LOOK_AGAIN_CASE_CLOSED, LOOK_AGAIN_TOO_SOON, LOOK_AGAIN_TOO_LATE
   */
  async set(session: StaffSession, caseId: string, at: Date | null): Promise<Date | null> {
    const dueAt = at && minute(at);
    await this.write.change(session, caseId, setLookAgain.name, async (locked, change) => {
      const subject = subjectOf(locked.id);
      const before = await this.clocks.dueAt(locked.id, lookAgainClock, subject);
      if (before?.getTime() === dueAt?.getTime()) return;
      if (!dueAt) {
        await this.clocks.cancel(locked.id, lookAgainClock, subject);
        change.record(lookAgainCleared({}));
        return;
      }
      const now = minute(await this.clock.read());
      const span = dueAt.getTime() - now.getTime();
      if (!(span >= MINUTE)) throw new LookAgainError('LOOK_AGAIN_TOO_SOON');
      if (span > LATEST) throw new LookAgainError('LOOK_AGAIN_TOO_LATE');
      await this.clocks.replace(locked.id, lookAgainClock, fixedTimes(lookAgainClock, now, dueAt), subject);
      change.record(lookAgainSet({ minutes: span / MINUTE }));
    });
    return dueAt;
  }
}
