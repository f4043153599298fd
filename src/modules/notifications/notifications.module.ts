import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { CasesModule } from '../cases/index.js';
import { ClocksModule } from '../clocks/index.js';
import { MessagesModule } from '../messages/index.js';
import {
  notificationCreated,
  sendNotification,
  tellNext,
  tellOfBreach,
  tellOfMessage,
  tellOfWarning,
} from './notification.jobs.js';
import { clockBreachedOn, clockWarnedOf, notOpened } from './notice.timeline.js';
import { NotificationRepository } from './notification.repository.js';
import { Notifications } from './notifications.service.js';

const JOBS = [sendNotification, tellNext, tellOfMessage, tellOfWarning, tellOfBreach];

@Module({
  imports: [CasesModule, ClocksModule, MessagesModule],
  providers: [
    NotificationRepository,
    Notifications,
    registers(notificationCreated, ...JOBS, clockWarnedOf, clockBreachedOn, notOpened),
  ],
  exports: [NotificationRepository, Notifications],
})
export class NotificationsModule {}
