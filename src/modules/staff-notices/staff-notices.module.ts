import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { MailCircuits, MailModule } from '../../platform/mail/index.js';
import { CasesModule } from '../cases/index.js';
import { ClocksModule } from '../clocks/index.js';
import { DutyModule } from '../duty/index.js';
import { MessagesModule } from '../messages/index.js';
import { DesksModule } from '../desks/index.js';
import { StaffModule } from '../staff/index.js';
import { WorkPreferencesModule } from '../work-preferences/index.js';
import { ClockNoticeJob } from './jobs/clock-notice.job.js';
import { HoldDoubtfulMailJob } from './jobs/hold-doubtful-mail.job.js';
import { EscalateUnopenedCaseJob } from './jobs/escalate-unopened-case.job.js';
import { NotifyDeskOfNewCaseJob } from './jobs/notify-desk-of-new-case.job.js';
import { NotifyOfMessageJob } from './jobs/notify-of-message.job.js';
import { SendNoticesJob } from './jobs/send-notices.job.js';
import { NOTIFICATIONS } from './notification.tables.js';
import { NoticeReminder } from './notice-reminder.js';
import { NoticeMail } from './notice-mail.js';
import { clockBreachedOn, clockWarnedOf, notOpened } from './notice.timeline.js';
import { NoticeRepository } from './notice.repository.js';
import {
  CALLS,
  clockBreachedNotice,
  clockWarnedNotice,
  mailUnknown,
  messageReceivedNotice,
  nobodyToTell,
} from './notices.js';
import { Recipients } from './recipients.js';
import {
  escalateUnopenedCase,
  holdDoubtfulMail,
  mailInDoubt,
  noticesWritten,
  notifyDeskOfNewCase,
  notifyOfClock,
  notifyOfMessage,
  sendNotices,
} from './staff-notices.jobs.js';
import { Notices, StaffNotices } from './staff-notices.service.js';

const NOTICES = [
  ...CALLS,
  messageReceivedNotice,
  clockWarnedNotice,
  clockBreachedNotice,
  nobodyToTell,
  mailUnknown,
];
const JOBS = [
  sendNotices,
  holdDoubtfulMail,
  notifyDeskOfNewCase,
  notifyOfMessage,
  notifyOfClock,
  escalateUnopenedCase,
];
const TIMELINE = [clockWarnedOf, clockBreachedOn, notOpened];
const HANDLERS = [
  SendNoticesJob,
  HoldDoubtfulMailJob,
  NotifyDeskOfNewCaseJob,
  NotifyOfMessageJob,
  ClockNoticeJob,
  EscalateUnopenedCaseJob,
];

/** What every process has to know of the notices. */
@Module({
  imports: [CasesModule, ClocksModule, MessagesModule],
  providers: [
    NoticeRepository,
    Notices,
    registers(noticesWritten, mailInDoubt, ...JOBS, ...NOTICES, ...TIMELINE, NOTIFICATIONS),
  ],
  exports: [NoticeRepository, Notices],
})
export class StaffNoticesModule {}

/** The part of the notices that runs in the queue worker. */
@Module({
  imports: [
    CasesModule,
    ClocksModule,
    DesksModule,
    DutyModule,
    MailModule,
    StaffModule,
    StaffNoticesModule,
    WorkPreferencesModule,
  ],
  providers: [MailCircuits, NoticeMail, NoticeReminder, Recipients, StaffNotices, ...HANDLERS],
  exports: [Recipients, StaffNotices, StaffNoticesModule],
})
export class StaffNoticesWorkerModule {}
