import { Injectable } from '@nestjs/common';
import { Desks } from '../../desks/index.js';
import type { StaffSession } from '../../staff/index.js';
import type { AccessedCase } from '../case-access.js';
import { CaseWrite } from '../case-write.js';
import type { CaseEntity } from '../case.entity.js';
import { CaseError } from '../case.errors.js';
import { assignAction, type Assignment } from '../case.policy.js';
import { assigned, unassigned } from '../case.timeline.js';
import { ExclusionTags } from '../exclusion-tags.js';

/** Gives a case to a member of its desk, or to nobody. Whom it goes to holds the desk's key: no grant changes hands. */
@Injectable()
export class AssignCase {
  constructor(
    private readonly write: CaseWrite,
    private readonly desks: Desks,
    private readonly excluded: ExclusionTags,
  ) {}

  /** @throws CASE_NOT_FOUND, CASE_TAKEN, ASSIGN_NOT_ALLOWED, ASSIGNEE_NOT_ON_DESK */
  assign(session: StaffSession, caseId: string, wanted: Assignment): Promise<AccessedCase> {
    const assigneeId = wanted.assigneeId?.toLowerCase() ?? null;
    const from = wanted.from?.toLowerCase() ?? wanted.from;
    const action = (locked: CaseEntity) => assignAction(session, locked, { assigneeId, from });
    return this.write.change(session, caseId, action, async (locked, change) => {
      if (assigneeId !== null && !(await this.fits(locked, assigneeId)))
        throw new CaseError('ASSIGNEE_NOT_ON_DESK');
      change.set({ assigneeId });
      change.record(assigneeId === null ? unassigned({}) : assigned({ assigneeId }));
    });
  }

  /** Somebody who must not have the case is no choice for it, as if not on the desk. */
  private async fits(locked: CaseEntity, staffId: string): Promise<boolean> {
    return this.excluded.allow(locked.excluded, await this.desks.holders(locked.deskId), staffId);
  }
}
