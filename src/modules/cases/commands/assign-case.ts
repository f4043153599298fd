import { Injectable } from '@nestjs/common';
import { minute, Transaction } from '../../../platform/database/index.js';
import { Audit } from '../../audit/index.js';
import { Desks, type StaffSession } from '../../staff/index.js';
import { CaseAccess } from '../case-access.js';
import { CaseChanges } from '../case-changes.js';
import { CaseLifecycle } from '../case-lifecycle.js';
import { CaseTimeline } from '../case-timeline.js';
import type { CaseEntity } from '../case.entity.js';
import { CaseError } from '../case.errors.js';
import { judgeAssign, type Assignment } from '../case.policy.js';
import { CaseRepository } from '../case.repository.js';
import { TimestampRedaction } from '../timestamp-redaction.js';
import { ExclusionTags } from '../exclusion-tags.js';

/** Gives a case to a member of its desk, or to nobody. Members of a desk hold its key: no grant changes hands. */
@Injectable()
export class AssignCase {
  constructor(
    private readonly access: CaseAccess,
    private readonly desks: Desks,
    private readonly held: CaseLifecycle,
    private readonly cases: CaseRepository,
    private readonly timeline: CaseTimeline,
    private readonly changes: CaseChanges,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
    private readonly redaction: TimestampRedaction,
    private readonly excluded: ExclusionTags,
  ) {}

  /** Throws CASE_NOT_FOUND, CASE_TAKEN, ASSIGN_NOT_ALLOWED, ASSIGNEE_NOT_ON_DESK. */
  async run(session: StaffSession, caseId: string, wanted: Assignment): Promise<void> {
    const assigneeId = wanted.assigneeId?.toLowerCase() ?? null;
    const from = wanted.from?.toLowerCase() ?? wanted.from;
    const { case: seen } = await this.access.require(session, caseId);
    await this.transaction.run(async () => {
      const held = await this.held.hold(seen.id);
      if (judgeAssign(session, held, { assigneeId, from }) === 'same') return;
      if (assigneeId !== null && !(await this.fits(held, assigneeId))) {
        throw new CaseError('ASSIGNEE_NOT_ON_DESK');
      }
      await this.assign(session, held, assigneeId);
    });
  }

  /** Somebody who must not have the case is no choice for it, as if not on the desk. */
  private async fits(held: CaseEntity, staffId: string): Promise<boolean> {
    const members = await this.desks.members(held.deskId);
    return !this.excluded.has(held.excluded, staffId) && members.some((member) => member.staffId === staffId);
  }

  private async assign(session: StaffSession, held: CaseEntity, assigneeId: string | null): Promise<void> {
    await this.cases.update(held.id, { assigneeId, updatedAt: minute(new Date()) });
    const detail: Record<string, string> = assigneeId === null ? {} : { assigneeId };
    const kind = assigneeId === null ? 'unassigned' : 'assigned';
    await this.timeline.record({ caseId: held.id, kind, actorId: session.staffId, detail });
    if (held.status === 'closed') await this.redaction.truncateToDays(held.id);
    await this.changes.announce(held.id, held.deskId);
    await this.audit.record({
      actorId: session.staffId,
      action: 'case.assigned',
      subject: 'case',
      subjectId: held.id,
      detail,
    });
  }
}
