import { Module } from '@nestjs/common';
import { MailModule } from '../../platform/mail/index.js';
import { AlarmsModule } from '../alarms/index.js';
import { StaffModule } from '../staff/index.js';
import { AlarmMails } from './alarm-mails.js';
import { WatchMails } from './watch-mail.js';

/** For the queue worker alone. */
@Module({ imports: [AlarmsModule, MailModule, StaffModule], providers: [AlarmMails, WatchMails] })
export class WatchWorkerModule {}
