/** Who of the staff is told that a case needs them: rows here, a mail each, never a word of what the case is about. */
export { Audience } from './audience.js';
export { OnDuty } from './on-duty.js';
export { Telling } from './telling.js';
export { Notifications, type Notice } from './notifications.service.js';
export { NotificationsModule } from './notifications.module.js';
export { NotificationsWorkerModule } from './notifications-worker.module.js';
export type { NotificationReason } from './notification.entity.js';
