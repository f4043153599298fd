import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { HandlesJob, type JobHandler } from '../../platform/queue/index.js';
import { CaseWrite } from '../cases/index.js';
import { DispatchNumbers, type DispatchOutcome } from '../dispatch/index.js';
import { Recipients as StaffRecipients, StaffNotices } from '../staff-notices/index.js';
import type { DispatchFailure, EscalationMove } from '../vocabulary/index.js';
import { escalationMoved, escalationStuckNotice, noteDispatch } from './escalation.definitions.js';
import { after } from './escalation.policy.js';
import { Silence } from './silence.service.js';
import { EscalationRepository } from './escalation.repository.js';

type Ended = Readonly<{
  caseId: string;
  escalationId: string;
  dispatchId: string;
  outcome: DispatchOutcome;
  failure: DispatchFailure | 'none';
  theirCode: number;
}>;

const MOVE_BY: Readonly<Record<DispatchOutcome, EscalationMove>> = {
  sent: 'leave',
  failed: 'fail',
  unknown: 'lose_sight',
};

/** Notes what became of a package that the helpdesk was to send, and tells a person where it did not go well. */
@Injectable()
@HandlesJob(noteDispatch)
export class NoteDispatchJob implements JobHandler<Ended> {
  constructor(
    private readonly write: CaseWrite,
    private readonly rows: EscalationRepository,
    private readonly numbers: DispatchNumbers,
    private readonly recipients: StaffRecipients,
    private readonly notices: StaffNotices,
    private readonly silence: Silence,
    private readonly clock: DatabaseClock,
  ) {}

  async handle({ caseId, escalationId, dispatchId, outcome, ...ended }: Ended): Promise<void> {
    await this.write.changeByTime(caseId, async (about, change) => {
      const row = await this.rows.find(about.id, escalationId);
      const state = row && after(row.state, MOVE_BY[outcome]);
      if (!row || !state || row.state !== 'queued') return;
      const now = minute(await this.clock.read());
      const failure = ended.failure === 'none' ? null : ended.failure;
      const theirCode = ended.theirCode || null;
      const theirId = await this.numbers.of(dispatchId);
      const sentAt = outcome === 'sent' ? now : row.sentAt;
      await this.rows.update({ ...row, state, changedAt: now, sentAt, failure, theirCode, theirId });
      await this.silence.follow(row, state, { now, closed: about.status === 'closed' });
      change.record(escalationMoved({ recipient: row.recipientId, state }), { onceFor: dispatchId });
      if (outcome === 'sent') return;
      const working = await this.recipients.workingOn(about);
      const leading = await this.recipients.leadingNow(about, now);
      const staffIds = [...new Set([...working, ...leading])];
      await this.notices.tell([
        { notice: escalationStuckNotice, caseId, subjectId: escalationId, staffIds, about },
      ]);
    });
  }
}
