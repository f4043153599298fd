import { defineErrors } from '../../platform/errors/index.js';
import { defineEvent, defineJob } from '../../platform/queue/index.js';
import { defineAuditAction } from '../audit/index.js';
import { defineCaseTable } from '../case-tables/index.js';
import { defineCaseAction } from '../cases/index.js';
import { defineClock, type OwnClock, type OwnClockData } from '../clocks/index.js';
import { defineEntryKind, searchedAs } from '../entries/index.js';
import { defineNotice } from '../staff-notices/index.js';
import { defineTimelineEvent } from '../timeline/index.js';
import {
  TAKEDOWN_CHECKS,
  TAKEDOWN_CLOCKS,
  type LinkSeen,
  type PlatformName,
  type TakedownCheck,
  type TakedownClock,
  type TakedownLaw,
  type TakedownState,
} from '../vocabulary/index.js';
import type { NoticeElement, NoticeFacts } from './notice-sheet.js';

export class TakedownError extends defineErrors({
  /** The case has no such location. */
  TAKEDOWN_NOT_FOUND: 404,
  /** Takedowns are worked on while the case is open. */
  TAKEDOWN_CASE_CLOSED: 409,
  /** From where it stands it cannot come to this state. */
  TAKEDOWN_STEP_WRONG: 409,
  /** The reporter does not allow the notice: they were not asked, said no, took it back, or its time is over. */
  TAKEDOWN_NOT_COVERED: 409,
  /** Nobody has to look at it now. */
  TAKEDOWN_CHECK_NOT_DUE: 409,
  /** Its notice lacks what the law asks for. */
  TAKEDOWN_NOTICE_INCOMPLETE: 422,
  /** There is no notice yet, neither ready nor sent. */
  TAKEDOWN_NOTICE_NONE: 404,
}) {}

/** A location as it was when somebody first worked on it. */
export interface TakedownLink {
  id: string;
  platform: PlatformName;
  /** As people write it. */
  link: string;
  /** In its one spelling: the same location, written otherwise, is found again by it. */
  value: string;
}

/** Locations that somebody works on, for the desk and the reporter, who named them. */
export const takedownLinksEntry = defineEntryKind<{ links: TakedownLink[] }>({
  name: 'takedown_links',
  key: 'thread',
  aside: true,
  searched: ({ links }) => searchedAs('takedown', ...links.map(({ link }) => link)),
});

/** A notice as it was sent. */
export interface SentNotice {
  id: string;
  law: TakedownLaw;
  elements: NoticeElement[];
}

/** What was said of some locations at once. */
export interface TakedownStepContent {
  ids: string[];
  /** Null: they stay in their state. */
  state: TakedownState | null;
  law: TakedownLaw | null;
  /** The number that the platform gave the request. Null: it gave none; left out: nothing was said of it. */
  requestNumber?: string | null;
  /** Somebody looked, or asked the reporter: it is still gone. */
  stillGone?: true;
  /** What the platform said, as somebody typed it. */
  words: string | null;
  /** What their notices are made of from now on. */
  facts?: NoticeFacts;
  /** What was sent, so that it can be read later. */
  notices?: SentNotice[];
}

export const takedownStepEntry = defineEntryKind<TakedownStepContent>({
  name: 'takedown_step',
  key: 'staff',
  aside: true,
  searched: ({ words, requestNumber }) => searchedAs('takedown', words, requestNumber),
});

/** What the reporter saw of a location, if they wish to say it. */
export interface LinkSeenContent {
  id: string;
  seen: LinkSeen;
}

export const linkSeenEntry = defineEntryKind<LinkSeenContent>({
  name: 'link_seen',
  key: 'thread',
  aside: true,
  searched: null,
});

/** The time that a law gives for a location has passed. */
export const takedownLate = defineEvent<OwnClockData>('takedown.late');

export const tellOfLateTakedown = defineJob({
  name: 'tell-of-late-takedown',
  queue: 'triage',
  on: [takedownLate],
});

/** A location was removed some time ago, or a notice under no time limit was not answered. */
export const takedownCheckDue = defineEvent<OwnClockData>('takedown.check_due');

export const tellOfTakedownCheck = defineJob({
  name: 'tell-of-takedown-check',
  queue: 'triage',
  on: [takedownCheckDue],
});

/** It is the platform's time and none of the desk's: no answer meets it, and the queue is not ordered by it. */
const clockOf = (name: TakedownClock): OwnClock<TakedownClock> =>
  defineClock({
    name,
    scope: 'own',
    pauses: false,
    metByAnswer: false,
    ordersQueue: false,
    warnBefore: null,
    onWarn: null,
    onBreach: takedownLate,
  });

export const TAKEDOWN_CLOCK_KINDS: readonly OwnClock<TakedownClock>[] = TAKEDOWN_CLOCKS.map(clockOf);

/** The definition of a clock by its name. */
export function clockNamed(name: TakedownClock): OwnClock<TakedownClock> {
  const found = TAKEDOWN_CLOCK_KINDS.find((clock) => clock.name === name);
  if (!found) throw new RangeError(`no clock ${name}`);
  return found;
}

/** A time that the desk sets itself to ask again. Nothing that the reporter is owed hangs on it. */
const checkOf = (name: TakedownCheck): OwnClock<TakedownCheck> =>
  defineClock({
    name,
    scope: 'own',
    pauses: false,
    metByAnswer: false,
    ordersQueue: false,
    warnBefore: null,
    onWarn: null,
    onBreach: takedownCheckDue,
  });

export const TAKEDOWN_CHECK_KINDS: readonly OwnClock<TakedownCheck>[] = TAKEDOWN_CHECKS.map(checkOf);

/** To whoever works on the case: one mail for all that are due at once. */
export const takedownCheckNotice = defineNotice({
  reason: 'takedown_check_due',
  mailKey: 'mail.look_again_due',
  recipients: (recipients, about) => recipients.workingOn(about),
  isCurrent: null,
  coalesce: 'case',
});

/** To whoever works on the case and to who leads its desk: one mail for all that are late at once. */
export const takedownLateNotice = defineNotice({
  reason: 'takedown_late',
  mailKey: 'mail.takedown_late',
  recipients: (recipients, about) => recipients.workingOnOrLeading(about),
  isCurrent: null,
  coalesce: 'case',
});

const setAction = defineAuditAction('takedown.set');
const numberedAction = defineAuditAction('takedown.numbered');
const checkedAction = defineAuditAction('takedown.checked');

export const takedownsSet = defineTimelineEvent<{ state: TakedownState; count: number }>('takedowns_set', {
  audit: setAction.name,
});
export const takedownNumbered = defineTimelineEvent('takedown_numbered', { audit: numberedAction.name });
/** Notices that were ready do not leave: the reporter took back what they had allowed. */
export const takedownsStopped = defineTimelineEvent<{ count: number }>('takedowns_stopped');
/** The reporter said what they saw of a location: which, and what, is sealed. */
export const linkSeen = defineTimelineEvent('link_seen');
/** Somebody looked, or the reporter said so: they are still gone. */
export const takedownsChecked = defineTimelineEvent<{ count: number }>('takedowns_checked', {
  audit: checkedAction.name,
});
/** Once for all locations that it is due for together. */
export const takedownChecksDue = defineTimelineEvent<{ clock: TakedownCheck }>('takedown_checks_due');
/** Once for all locations whose notices went out together. */
export const takedownsLate = defineTimelineEvent<{ clock: TakedownClock }>('takedowns_late');

export const setTakedowns = defineCaseAction({
  name: 'takedown.set',
  permission: 'case.write',
  errors: TakedownError,
  judge: (_, { status }) => status !== 'closed' || 'TAKEDOWN_CASE_CLOSED',
});

const takedowns = defineCaseTable({
  name: 'takedowns',
  closing: {
    truncateToDays: ['created_at', 'changed_at', 'sent_at', 'acknowledged_at', 'ended_at'],
  },
  erasing: 'delete',
  exporting: {
    columns: ['platform', 'law', 'state', 'notices', 'created_at', 'sent_at', 'acknowledged_at', 'ended_at'],
  },
});

/** Everything that the feature adds to what there is. */
export const TAKEDOWN_DEFINITIONS = [
  takedownLinksEntry,
  takedownStepEntry,
  linkSeenEntry,
  linkSeen,
  takedownsStopped,
  takedownLate,
  tellOfLateTakedown,
  ...TAKEDOWN_CLOCK_KINDS,
  takedownCheckDue,
  tellOfTakedownCheck,
  ...TAKEDOWN_CHECK_KINDS,
  takedownCheckNotice,
  takedownLateNotice,
  setAction,
  numberedAction,
  checkedAction,
  takedownsChecked,
  takedownChecksDue,
  takedownsSet,
  takedownNumbered,
  takedownsLate,
  setTakedowns,
  takedowns,
];
