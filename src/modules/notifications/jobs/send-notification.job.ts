import { Injectable } from '@nestjs/common';
import { MailCircuits, Mailer } from '../../../platform/mail/index.js';
import { HandlesJob, type JobHandler } from '../../../platform/queue/index.js';
import { CaseSummaries } from '../../cases/index.js';
import { Clocks } from '../../clocks/index.js';
import { StaffDirectory } from '../../staff/index.js';
import { NotificationMail } from '../notification-mail.js';
import { sendNotification } from '../notification.jobs.js';
import { NotificationRepository } from '../notification.repository.js';
import { isOfClock, isStillSo } from '../still-so.js';

/**
 * Sends the mail of one notification at least once: a crash between sending and noting that sends it again under the same
 * Message-ID. Nobody is written to who has left, of a case that is closed by now, or of a deadline that is no longer so.
 */
@Injectable()
@HandlesJob(sendNotification)
export class SendNotificationJob implements JobHandler<{ notificationId: string }> {
  constructor(
    private readonly notifications: NotificationRepository,
    private readonly staff: StaffDirectory,
    private readonly facts: CaseSummaries,
    private readonly clocks: Clocks,
    private readonly mail: NotificationMail,
    private readonly mailer: Mailer,
    private readonly circuits: MailCircuits,
  ) {}

  async handle({ notificationId }: { notificationId: string }): Promise<void> {
    const notification = await this.notifications.find(notificationId);
    if (notification?.state !== 'pending') return;
    const { staffId, caseId, reason, subjectId } = notification;
    const [people, found, clock] = await Promise.all([
      this.staff.find([staffId]),
      this.facts.find(caseId),
      isOfClock(reason) ? this.clocks.stateOf(subjectId) : null,
    ]);
    const recipient = people.get(staffId);
    if (!recipient?.active || !found || found.status === 'closed' || !isStillSo(reason, clock)) {
      await this.notifications.markDropped(notificationId);
      return;
    }
    const mail = this.mail.write({ notificationId, reason, recipient, found });
    await this.circuits.run(staffId, () => this.mailer.send(mail));
    await this.notifications.markSent(notificationId);
  }
}
