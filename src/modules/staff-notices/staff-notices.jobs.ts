import type { Config } from '../../platform/config/index.js';
import { defineEvent, defineJob } from '../../platform/queue/index.js';
import { caseReceived, clockUnopened } from '../cases/index.js';
import { clockBreached, clockWarned } from '../clocks/index.js';
import { messageReceived } from '../messages/index.js';
import type { Urgency } from '../vocabulary/index.js';

/** Notices to staff were written, all of one reason and subject. */
export const noticesWritten = defineEvent<{
  caseId: string;
  reason: string;
  subjectId: string;
  urgency: Urgency;
}>('notices.written');

/** Nobody knows whether the mail of a notice arrived. */
export const mailInDoubt = defineEvent<{ caseId: string; notificationId: string; urgency: Urgency }>(
  'staff_mail.in_doubt',
);

/**
 * Mails those people that a case needs them. Tried for about three days, 450 seconds apart on average: a mail server may be
 * away for a week-end. Under its former name a row holds the id of one notice.
 */
export const sendNotices = defineJob({
  name: 'send-notices',
  queue: 'notifications',
  on: [noticesWritten],
  batch: 25,
  spread: mailSlack,
  formerly: [{ name: 'send-notification' }],
  retry: { attempts: 600 },
});

/** Tells another person of such a mail, and waits for an administrator to say whether it arrived. */
export const holdDoubtfulMail = defineJob({
  name: 'hold-doubtful-mail',
  queue: 'notifications',
  on: [mailInDoubt],
  retry: { attempts: 600 },
});

/**
 * How long a mail about a case may wait, so that its time does not tell the second in which a reporter wrote: a fifteenth of the
 * time after which the next person is told, ten minutes at most. With the times of the settings that is 20 seconds for urgency 1,
 * then one, four and ten minutes.
 */
export function mailSlack(urgency: number, { nextPersonMinutes }: Pick<Config, 'nextPersonMinutes'>): number {
  const minutes = nextPersonMinutes[urgency - 1] ?? nextPersonMinutes[0] ?? 0;
  return Math.min((minutes * 60_000) / 15, urgency === 1 ? 20_000 : 600_000);
}

/** Runs once for each received case: finds the people of its desk and has them told. */
export const notifyDeskOfNewCase = defineJob({
  name: 'notify-desk-of-new-case',
  queue: 'triage',
  on: [caseReceived],
  batch: 50,
  formerly: [{ name: 'triage-case' }],
});

/** Has whoever works on a case told that its reporter wrote. */
export const notifyOfMessage = defineJob({
  name: 'notify-of-message',
  queue: 'triage',
  on: [messageReceived],
  formerly: [{ name: 'tell-of-message' }],
});

/** Has them and the coordinators of the desk told that an answer is nearly due, or overdue. */
export const notifyOfClock = defineJob({
  name: 'notify-of-clock',
  queue: 'triage',
  on: [clockWarned, clockBreached],
  formerly: [
    { name: 'tell-of-warning', event: clockWarned.name },
    { name: 'tell-of-breach', event: clockBreached.name },
  ],
});

/** Has the next on duty told of a case that nobody opened in time. */
export const escalateUnopenedCase = defineJob({
  name: 'escalate-unopened-case',
  queue: 'triage',
  on: [clockUnopened],
  formerly: [{ name: 'tell-next' }],
});
