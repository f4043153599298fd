import { Injectable } from '@nestjs/common';
import { CLOCK_SCOPES, Clocks } from '../../clocks/index.js';
import type { StaffSession } from '../../staff/index.js';
import type { StatusName } from '../../vocabulary/index.js';
import type { AccessedCase } from '../case-access.js';
import { CaseLifecycle } from '../case-lifecycle.js';
import { CaseWrite, type PendingChange } from '../case-write.js';
import type { CaseEntity } from '../case.entity.js';
import { CaseError } from '../case.errors.js';
import { statusAction, type WantedStatus } from '../case.policy.js';
import { statusSet } from '../case.timeline.js';
import { ResponseTargets } from '../../duty/index.js';

/**
 * Sets the status of a case by hand. While it waits for its reporter, what it owes stands still (`Clocks` says what does), and
 * goes on when it waits no more: only an answer meets a clock. A closed case owes nothing and keeps no minute of anything: its
 * clocks are cancelled, also those of subjects of their own, such as a task. What must outlast the case keeps it from being
 * closed (`keepsCaseOpen`), or starts a clock of its own when the case is reopened.
 */
@Injectable()
export class SetStatus {
  constructor(
    private readonly write: CaseWrite,
    private readonly clocks: Clocks,
    private readonly targets: ResponseTargets,
    private readonly lifecycle: CaseLifecycle,
  ) {}

  /**
   * Asking again for what is so already changes nothing.
   *
   * @throws CASE_NOT_FOUND, CLOSE_NOT_ALLOWED, STATUS_NOT_ALLOWED, CLOSE_REASON_MISSING, CLOSE_REASON_UNEXPECTED,
   *   CLOSE_OUTCOME_MISSING, CLOSE_OUTCOME_UNEXPECTED, CLOSE_STEP_OPEN
   */
  set(session: StaffSession, caseId: string, wanted: WantedStatus): Promise<AccessedCase> {
    const { status, reason, outcome = null } = wanted;
    const action = (locked: CaseEntity) => statusAction(locked, wanted);
    return this.write.change(session, caseId, action, async (locked, change) => {
      if (status === 'closed' && (await this.clocks.keepsOpen(locked.id)))
        throw new CaseError('CLOSE_STEP_OPEN');
      await this.moveClocks(locked, status);
      await this.settle(session, locked, status, change);
      change.set({ status, closeReason: reason, outcome });
      change.record(
        statusSet({ status, ...(reason && { reason }), ...(reason && outcome && { reason, outcome }) }),
      );
    });
  }

  /** What the reporter wrote waits no more in a closed case, nor where who read it says that it is the reporter's turn. */
  private async settle(
    session: StaffSession,
    locked: CaseEntity,
    status: StatusName,
    change: PendingChange,
  ): Promise<void> {
    if (status === 'closed') await this.lifecycle.nothingWaits(locked, change);
    if (status === 'waiting_for_reporter') await this.lifecycle.dealtWith(locked, change, session.staffId);
  }

  private async moveClocks(locked: CaseEntity, status: StatusName): Promise<void> {
    if (status === 'closed') {
      await this.clocks.cancelAll(locked.id, CLOCK_SCOPES);
      return;
    }
    const time = await this.targets.businessTime(locked);
    if (status === 'waiting_for_reporter') await this.clocks.pause(locked.id, time);
    else await this.clocks.resume(locked.id, time);
  }
}
