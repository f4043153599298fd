import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { HandlesJob, type JobHandler } from '../../platform/queue/index.js';
import { CaseWrite, type CaseEntity } from '../cases/index.js';
import { Clocks, clockTimes } from '../clocks/index.js';
import { EscalationReturns } from '../escalations/index.js';
import { Recipients, StaffNotices } from '../staff-notices/index.js';
import { mailCameNotice, noteMail, receivedMailCame, unreadMailClock } from './received-mail.definitions.js';
import { isForAPerson } from './received-mail.policy.js';
import { ReceivedMailRepository } from './received-mail.repository.js';

/** So long a mail may lie unread before those who lead the desk are told. */
const DAY_MINUTES = 24 * 60;

/**
 * Notes in its case that a mail came, and tells a person where one has to look. What certainly came back did not arrive: its package
 * goes back to a person. Nothing else changes by a machine's word: what an answer means, its reader says.
 */
@Injectable()
@HandlesJob(noteMail)
export class NoteMailJob implements JobHandler<{ caseId: string; mailId: string }> {
  constructor(
    private readonly write: CaseWrite,
    private readonly rows: ReceivedMailRepository,
    private readonly returns: EscalationReturns,
    private readonly clocks: Clocks,
    private readonly recipients: Recipients,
    private readonly notices: StaffNotices,
    private readonly clock: DatabaseClock,
  ) {}

  async handle({ caseId, mailId }: { caseId: string; mailId: string }): Promise<void> {
    await this.write.changeByTime(caseId, async (about, change) => {
      const row = await this.rows.find(mailId);
      if (row?.caseId !== caseId || row.escalationId === null || !row.words) return;
      const place = { caseId, id: row.escalationId };
      const recipient = await this.returns.recipientOf(place);
      if (recipient === null) return;
      change.record(receivedMailCame({ recipient, kind: row.kind }), { onceFor: mailId });
      if (row.kind === 'bounced') await this.returns.cameBack(place, change);
      if (isForAPerson(row.kind)) await this.tell(about, mailId);
    });
  }

  private async tell(about: CaseEntity, mailId: string): Promise<void> {
    const now = minute(await this.clock.read());
    // A closed case has no deadlines: whoever works on it is told by mail all the same.
    if (about.status !== 'closed')
      await this.clocks.open(
        about.id,
        unreadMailClock,
        clockTimes(unreadMailClock, now, DAY_MINUTES),
        mailId,
      );
    const working = await this.recipients.workingOn(about);
    const leading = await this.recipients.leadingNow(about, now);
    const staffIds = [...new Set([...working, ...leading])];
    await this.notices.tell([
      { notice: mailCameNotice, caseId: about.id, subjectId: mailId, staffIds, about },
    ]);
  }
}
