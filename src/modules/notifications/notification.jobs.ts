import { defineEvent, defineJob } from '../../platform/queue/index.js';
import { clockUnopened } from '../cases/index.js';
import { clockBreached, clockWarned } from '../clocks/index.js';
import { messageReceived } from '../messages/index.js';
import type { Urgency } from '../vocabulary/index.js';

/** A person is to be told of a case. */
export const notificationCreated = defineEvent<{ notificationId: string; urgency: Urgency }>(
  'notification.created',
);

/**
 * Mails one person that a case needs them. Tried for about three days, 450 seconds apart on average: a mail server may be
 * away for a week-end.
 */
export const sendNotification = defineJob({
  name: 'send-notification',
  queue: 'notifications',
  on: [notificationCreated],
  retry: { attempts: 600 },
});

/** Has whoever works on a case told that its reporter wrote. */
export const tellOfMessage = defineJob({
  name: 'tell-of-message',
  queue: 'triage',
  on: [messageReceived],
});

/** Has them and the coordinators of the desk told that an answer is nearly due. */
export const tellOfWarning = defineJob({
  name: 'tell-of-warning',
  queue: 'triage',
  on: [clockWarned],
});

/** The same when it is overdue. */
export const tellOfBreach = defineJob({
  name: 'tell-of-breach',
  queue: 'triage',
  on: [clockBreached],
});

/** Has the next on duty told of a case that nobody opened in time. */
export const tellNext = defineJob({
  name: 'tell-next',
  queue: 'triage',
  on: [clockUnopened],
});
