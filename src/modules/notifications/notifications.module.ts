import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { NotificationRepository } from './notification.repository.js';
import { Notifications } from './notifications.service.js';

@Module({
  imports: [CasesModule],
  providers: [NotificationRepository, Notifications],
  exports: [NotificationRepository, Notifications],
})
export class NotificationsModule {}
