import { defineJob } from '../../platform/queue/index.js';

/**
 * Mails one person that a case needs them. Tried for about three days, 450 seconds apart on average: a mail server may be
 * away for a week-end.
 */
export const sendNotification = defineJob<{ notificationId: string }>({
  name: 'send-notification',
  queue: 'notifications',
  on: ['notification.created'],
  retry: { attempts: 600 },
});

/** Has whoever works on a case told that its reporter wrote. */
export const tellOfMessage = defineJob<{ caseId: string; entryId: string }>({
  name: 'tell-of-message',
  queue: 'triage',
  on: ['message.received'],
});

/** Has them and the coordinators of the desk told that an answer is nearly due. */
export const tellOfWarning = defineJob<{ caseId: string; clockId: string }>({
  name: 'tell-of-warning',
  queue: 'triage',
  on: ['clock.warned'],
});

/** The same when it is overdue. */
export const tellOfBreach = defineJob<{ caseId: string; clockId: string }>({
  name: 'tell-of-breach',
  queue: 'triage',
  on: ['clock.breached'],
});

/** Has the next on duty told of a case that nobody opened in time. */
export const tellNext = defineJob<{ caseId: string; clockId: string }>({
  name: 'tell-next',
  queue: 'triage',
  on: ['clock.unopened'],
});

export const NOTIFICATION_JOBS = [sendNotification, tellNext, tellOfMessage, tellOfWarning, tellOfBreach];
