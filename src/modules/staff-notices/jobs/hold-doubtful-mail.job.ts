import { Injectable } from '@nestjs/common';
import { Transaction } from '../../../platform/database/index.js';
import { Definitions } from '../../../platform/definitions/index.js';
import { AppLogger } from '../../../platform/logging/index.js';
import { MailError, Mailer } from '../../../platform/mail/index.js';
import { type AtMostOnce, HandlesJob, type JobHandler } from '../../../platform/queue/index.js';
import { CaseSummaries } from '../../cases/index.js';
import { NOTICES } from '../notice.definition.js';
import { NoticeMail } from '../notice-mail.js';
import { NoticeRepository, type WaitingNotice } from '../notice.repository.js';
import { mailUnknown } from '../notices.js';
import { Recipients } from '../recipients.js';
import { holdDoubtfulMail } from '../staff-notices.jobs.js';
import { StaffNotices } from '../staff-notices.service.js';

type Doubtful = Readonly<{ notificationId: string }>;

/**
 * A mail of unknown outcome: its first run tells other people and stops as unknown. It runs again once an administrator has said
 * whether the mail arrived, and sends one more copy where it did not. Nothing more goes to who was excluded from the case.
 */
@Injectable()
@HandlesJob(holdDoubtfulMail)
export class HoldDoubtfulMailJob implements JobHandler<Doubtful> {
  constructor(
    private readonly doubtful: NoticeRepository,
    private readonly cases: CaseSummaries,
    private readonly recipients: Recipients,
    private readonly notices: StaffNotices,
    private readonly definitions: Definitions,
    private readonly mail: NoticeMail,
    private readonly mailer: Mailer,
    private readonly transaction: Transaction,
    private readonly logger: AppLogger,
  ) {}

  async handle({ notificationId }: Doubtful, atMostOnce: AtMostOnce): Promise<void> {
    const notice = await this.doubtful.findDoubtful(notificationId);
    if (!notice) return;
    if (!notice.active || notice.status === 'closed') return this.doubtful.markDropped([notice.id]);
    if (!notice.told) await this.tellOthers(notice);
    if (!(await this.recipients.mayStillBeTold(notice.staffId, notice)))
      return this.doubtful.markDropped([notice.id]);
    await atMostOnce(async () => {
      if (!notice.told) throw new MailError('MAIL_OUTCOME_UNKNOWN', false);
      const definition = this.definitions.get(NOTICES, notice.reason);
      await this.mailer.send(this.mail.write(definition, notice), notice.urgency);
    });
    await this.doubtful.markSent([notice.id]);
  }

  private async tellOthers(notice: WaitingNotice): Promise<void> {
    await this.transaction.run(async () => {
      await this.doubtful.markUnknown(notice.id);
      const about = await this.cases.find(notice.caseId);
      // What says that mail is in doubt is not followed by more of the same.
      if (!about || notice.reason === mailUnknown.name) return;
      const staffIds = await this.recipients.othersThan(notice.staffId, about);
      if (staffIds.length === 0) {
        this.logger.error('notifications.nobody_else_to_tell', { caseId: notice.caseId });
        return;
      }
      const subject = { caseId: notice.caseId, subjectId: notice.id };
      await this.notices.tell([{ notice: mailUnknown, ...subject, staffIds, about }]);
    });
  }
}
