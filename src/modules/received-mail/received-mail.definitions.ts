import { defineErrors } from '../../platform/errors/index.js';
import { defineEvent, defineJob } from '../../platform/queue/index.js';
import { defineAuditAction } from '../audit/index.js';
import { defineCaseTable } from '../case-tables/index.js';
import { defineCaseAction } from '../cases/index.js';
import { defineClock, type OwnClockData } from '../clocks/index.js';
import { defineEntryKind, searchedAs } from '../entries/index.js';
import { currentBy, defineNotice } from '../staff-notices/index.js';
import { defineTimelineEvent } from '../timeline/index.js';
import type { MailKind } from '../vocabulary/index.js';
import type { MailWords } from './reading/read-mail.js';
import { ReceivedMailRepository } from './received-mail.repository.js';

export class ReceivedMailError extends defineErrors({
  /** There is no such mail, or it is none of the caller's. */
  MAIL_NOT_FOUND: 404,
  /** Somebody has read it, placed it or thrown it away by now. */
  MAIL_DONE: 409,
  /** The caller's keys do not open it: it is sealed to a desk that they are not on. */
  MAIL_SEALED: 409,
  /** The case has no such package. */
  MAIL_ESCALATION_UNKNOWN: 422,
}) {}

/** What a mail brought, in the case from the moment that somebody read it. */
export interface FiledMail extends MailWords {
  mailId: string;
  escalationId: string;
  kind: MailKind;
}

/** It stands beside the notes: the package shows it. */
export const receivedMailEntry = defineEntryKind<FiledMail>({
  name: 'received_mail',
  key: 'staff',
  aside: true,
  searched: ({ subject, text }) => searchedAs('mail', subject, text),
});

/** A mail came that is about a package of a case. */
export const mailCame = defineEvent<{ caseId: string; mailId: string }>('received_mail.came');
/** Nobody read it in time. */
export const mailLeftUnread = defineEvent<OwnClockData>('received_mail.left_unread');

export const noteMail = defineJob({ name: 'note-mail', queue: 'triage', on: [mailCame] });
export const tellOfUnreadMail = defineJob({
  name: 'tell-of-unread-mail',
  queue: 'triage',
  on: [mailLeftUnread],
});

/** Somebody has to read what came: the case stands in the queue by it. */
export const unreadMailClock = defineClock({
  name: 'unread_mail',
  scope: 'own',
  pauses: false,
  metByAnswer: false,
  ordersQueue: true,
  warnBefore: null,
  onWarn: null,
  onBreach: mailLeftUnread,
});

/** To whoever works on the case, and who leads the desk now. */
export const mailCameNotice = defineNotice({
  reason: 'mail_came',
  mailKey: 'mail.mail_came',
  recipients: null,
  isCurrent: currentBy(ReceivedMailRepository, (mails, ids) => mails.unread(ids)),
  coalesce: 'subject',
});

/** To the same and all who lead the desk: a day later nobody has read it. */
export const mailUnreadNotice = defineNotice({
  reason: 'mail_unread',
  mailKey: 'mail.mail_unread',
  recipients: (recipients, about) => recipients.workingOnOrLeading(about),
  isCurrent: currentBy(ReceivedMailRepository, (mails, ids) => mails.unread(ids)),
  coalesce: 'subject',
});

const filedAction = defineAuditAction('received_mail.filed');
export const mailDiscarded = defineAuditAction('received_mail.discarded');

/** `recipient`: its id in the directory. */
export const receivedMailCame = defineTimelineEvent<{ recipient: string; kind: MailKind }>(
  'received_mail_came',
);
export const receivedMailFiled = defineTimelineEvent<{ recipient: string; kind: MailKind }>(
  'received_mail_filed',
  { audit: filedAction.name },
);

/** What came may be read when the case is closed too. */
export const fileMail = defineCaseAction({
  name: 'received_mail.file',
  permission: 'case.write',
  errors: ReceivedMailError,
  judge: () => true,
});

const receivedMails = defineCaseTable({
  name: 'received_mails',
  closing: { truncateToDays: ['received_at', 'done_at'] },
  erasing: 'delete',
  exporting: { columns: ['kind', 'received_at', 'done_at'] },
});

/** Everything that the feature adds to what there is. */
export const RECEIVED_MAIL_DEFINITIONS = [
  receivedMailEntry,
  mailCame,
  mailLeftUnread,
  noteMail,
  tellOfUnreadMail,
  unreadMailClock,
  mailCameNotice,
  mailUnreadNotice,
  filedAction,
  mailDiscarded,
  receivedMailCame,
  receivedMailFiled,
  fileMail,
  receivedMails,
];
