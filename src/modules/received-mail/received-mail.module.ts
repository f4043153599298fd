import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { AuditModule } from '../audit/index.js';
import { CasesModule } from '../cases/index.js';
import { ClocksModule } from '../clocks/index.js';
import { DesksModule } from '../desks/index.js';
import { DispatchModule } from '../dispatch/index.js';
import { EntriesModule } from '../entries/index.js';
import { EscalationsModule } from '../escalations/index.js';
import { StaffModule } from '../staff/index.js';
import { StaffNoticesModule, StaffNoticesWorkerModule } from '../staff-notices/index.js';
import { CaseMails } from './case-mails.service.js';
import { MailIntake } from './mail-intake.service.js';
import { MailRewrap } from './mail-rewrap.js';
import { MailSweep } from './mail-sweep.js';
import { NoteMailJob } from './note-mail.job.js';
import { ReceivedMailController } from './received-mail.controller.js';
import { RECEIVED_MAIL_DEFINITIONS } from './received-mail.definitions.js';
import { ReceivedMailRepository } from './received-mail.repository.js';
import { TellOfUnreadMailJob } from './tell-of-unread-mail.job.js';
import { UnplacedMails } from './unplaced-mails.service.js';

/** What every process has to know of mails that came in: they are sealed to desks. */
@Module({
  imports: [DesksModule, EntriesModule],
  providers: [MailRewrap, ReceivedMailRepository, registers(...RECEIVED_MAIL_DEFINITIONS)],
  exports: [ReceivedMailRepository],
})
export class ReceivedMailModule {}

/** Takes what comes in: for the operator's command alone. */
@Module({
  imports: [CasesModule, DesksModule, DispatchModule, EscalationsModule, ReceivedMailModule],
  providers: [MailIntake],
  exports: [MailIntake],
})
export class MailIntakeModule {}

/** The routes, for the web process alone. */
@Module({
  imports: [
    AuditModule,
    CasesModule,
    ClocksModule,
    DesksModule,
    EntriesModule,
    EscalationsModule,
    ReceivedMailModule,
    StaffModule,
    StaffNoticesModule,
  ],
  controllers: [ReceivedMailController],
  providers: [CaseMails, UnplacedMails],
})
export class ReceivedMailWebModule {}

/** The part that runs in the queue worker. */
@Module({
  imports: [CasesModule, ClocksModule, EscalationsModule, ReceivedMailModule, StaffNoticesWorkerModule],
  providers: [MailSweep, NoteMailJob, TellOfUnreadMailJob],
})
export class ReceivedMailWorkerModule {}
