import { Module } from '@nestjs/common';
import { NotificationRepository } from './notification.repository.js';
import { Notifications } from './notifications.service.js';

@Module({
  providers: [NotificationRepository, Notifications],
  exports: [NotificationRepository, Notifications],
})
export class NotificationsModule {}
