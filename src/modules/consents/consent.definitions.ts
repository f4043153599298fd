import { defineErrors } from '../../platform/errors/index.js';
import { defineEvent, defineJob } from '../../platform/queue/index.js';
import { defineAuditAction } from '../audit/index.js';
import { defineCaseTable } from '../case-tables/index.js';
import { defineCaseAction, type JudgedCase } from '../cases/index.js';
import { defineClock, type OwnClockData } from '../clocks/index.js';
import { defineNotice } from '../staff-notices/index.js';
import { defineTimelineEvent } from '../timeline/index.js';
import type { ConsentAnswer, ConsentPurpose } from '../vocabulary/index.js';
import { consentAnswerEntry, consentQuestionEntry } from './consent-entries.js';

export class ConsentError extends defineErrors({
  /** Questions are asked and withdrawn while the case is open. */
  CONSENT_CASE_CLOSED: 409,
  /** The directory has no such recipient. */
  CONSENT_RECIPIENT_UNKNOWN: 422,
  CONSENT_PURPOSE_UNKNOWN: 422,
  /** The same is asked already, or allowed. */
  CONSENT_ASKED_ALREADY: 409,
  /** The case has no such question. */
  CONSENT_NOT_FOUND: 404,
  /** It was answered, or has ended. */
  CONSENT_NOT_ASKED: 409,
  /** As it stands, that is no answer to it. */
  CONSENT_ANSWER_UNFIT: 409,
}) {}

type Answered = { caseId: string; recipientId: string; consentId: string; entryId: string };

/** A reporter allowed something, or did not. */
export const consentGivenOrRefused = defineEvent<Answered>('consent.answered');
/** A reporter took back what they had allowed: what has not left must not leave. */
export const consentTakenBack = defineEvent<Answered>('consent.taken_back');
/** A question was not answered in its time, or a consent has run out. */
export const consentLapsed = defineEvent<OwnClockData>('consent.lapsed');

export const tellOfConsent = defineJob({
  name: 'tell-of-consent',
  queue: 'triage',
  on: [consentGivenOrRefused, consentTakenBack],
});
export const endConsent = defineJob({ name: 'end-consent', queue: 'triage', on: [consentLapsed] });

/** The time of a question, then that of the consent. */
export const consentClock = defineClock({
  name: 'consent',
  scope: 'own',
  pauses: false,
  metByAnswer: false,
  ordersQueue: false,
  warnBefore: null,
  onWarn: null,
  onBreach: consentLapsed,
});

const toWhoAsked = { recipients: null, isCurrent: null, coalesce: 'subject' } as const;

export const consentAnsweredNotice = defineNotice({
  ...toWhoAsked,
  reason: 'consent_answered',
  mailKey: 'mail.consent_answered',
});
/** To who asked, and who leads the desk now. */
export const consentTakenBackNotice = defineNotice({
  ...toWhoAsked,
  reason: 'consent_taken_back',
  mailKey: 'mail.consent_taken_back',
});
export const consentExpiredNotice = defineNotice({
  ...toWhoAsked,
  reason: 'consent_expired',
  mailKey: 'mail.consent_expired',
});

const askedAction = defineAuditAction('consent.asked');
const withdrawnAction = defineAuditAction('consent.withdrawn');
const recordedAction = defineAuditAction('consent.recorded');

/** `recipient`: the id of a record of the directory. */
type About = { recipient: string; purpose: ConsentPurpose };

export const consentAsked = defineTimelineEvent<About>('consent_asked', { audit: askedAction.name });
export const consentWithdrawn = defineTimelineEvent<About>('consent_withdrawn', {
  audit: withdrawnAction.name,
});
/** By a member of staff: what a caller said. */
export const consentAnswered = defineTimelineEvent<About & { answer: ConsentAnswer }>('consent_answered', {
  audit: recordedAction.name,
});
export const consentExpired = defineTimelineEvent<About>('consent_expired');

const whileOpen = (_: unknown, { status }: JudgedCase): true | 'CONSENT_CASE_CLOSED' =>
  status !== 'closed' || 'CONSENT_CASE_CLOSED';

export const askConsent = defineCaseAction({
  name: 'consent.ask',
  permission: 'message.send',
  errors: ConsentError,
  judge: whileOpen,
});
export const withdrawConsent = defineCaseAction({
  name: 'consent.withdraw',
  permission: 'message.send',
  errors: ConsentError,
  judge: whileOpen,
});
/** Also of a closed case: who calls to take something back is heard. */
export const recordConsent = defineCaseAction({
  name: 'consent.record',
  permission: 'note.write',
  errors: ConsentError,
  judge: () => true,
});

const consents = defineCaseTable({
  name: 'consents',
  closing: {
    truncateToDays: ['asked_at', 'answered_at', 'expires_at'],
    // Nobody is asked any more.
    set: { state: `CASE state WHEN 'asked' THEN 'withdrawn' ELSE state END` },
  },
  erasing: 'delete',
  exporting: {
    columns: ['recipient', 'purpose', 'round', 'state', 'asked_by', 'asked_at', 'answered_at', 'expires_at'],
  },
});

/** Everything that consents add to what there is. */
export const CONSENT_DEFINITIONS = [
  consentQuestionEntry,
  consentAnswerEntry,
  consentGivenOrRefused,
  consentTakenBack,
  consentLapsed,
  tellOfConsent,
  endConsent,
  consentClock,
  consentAnsweredNotice,
  consentTakenBackNotice,
  consentExpiredNotice,
  askedAction,
  withdrawnAction,
  recordedAction,
  consentAsked,
  consentWithdrawn,
  consentAnswered,
  consentExpired,
  askConsent,
  withdrawConsent,
  recordConsent,
  consents,
];
