import { Module } from '@nestjs/common';
import { MailCircuits, MailModule } from '../../platform/mail/index.js';
import { CasesModule } from '../cases/index.js';
import { ClocksModule } from '../clocks/index.js';
import { DesksModule } from '../desks/index.js';
import { DutyModule } from '../duty/index.js';
import { StaffModule } from '../staff/index.js';
import { Audience } from './audience.js';
import { SendNotificationJob } from './jobs/send-notification.job.js';
import { TellNextJob } from './jobs/tell-next.job.js';
import { TellOfBreachJob } from './jobs/tell-of-breach.job.js';
import { TellOfClock } from './jobs/tell-of-clock.js';
import { TellOfMessageJob } from './jobs/tell-of-message.job.js';
import { TellOfWarningJob } from './jobs/tell-of-warning.job.js';
import { NotificationMail } from './notification-mail.js';
import { NotificationsModule } from './notifications.module.js';
import { OnDuty } from './on-duty.js';
import { Telling } from './telling.js';

const HANDLERS = [SendNotificationJob, TellNextJob, TellOfMessageJob, TellOfWarningJob, TellOfBreachJob];

/** The part of the notifications that runs in the queue worker. */
@Module({
  imports: [CasesModule, ClocksModule, DesksModule, DutyModule, MailModule, NotificationsModule, StaffModule],
  providers: [Audience, MailCircuits, NotificationMail, OnDuty, Telling, TellOfClock, ...HANDLERS],
  exports: [Audience, OnDuty, Telling, NotificationsModule],
})
export class NotificationsWorkerModule {}
