import { Clocks, type ClockState } from '../clocks/index.js';
import { currentBy, defineNotice } from './notice.definition.js';

/** A new case, to those who are on duty. */
export const caseReceivedNotice = defineNotice({
  reason: 'case_received',
  mailKey: 'mail.case_received',
  recipients: null,
  isCurrent: null,
  coalesce: 'subject',
});

/** A new case while nobody is on duty, to the coordinators. */
export const nobodyOnDuty = defineNotice({
  reason: 'nobody_on_duty',
  mailKey: 'mail.nobody_on_duty',
  recipients: null,
  isCurrent: null,
  coalesce: 'subject',
});

/** A case that nobody opened in time, to the next on duty. */
export const caseUnopened = defineNotice({
  reason: 'case_unopened',
  mailKey: 'mail.case_unopened',
  recipients: null,
  isCurrent: null,
  coalesce: 'subject',
});

/** The notices by which somebody learns that a case is there to be opened. */
export const CALLS = [caseReceivedNotice, nobodyOnDuty, caseUnopened];

/** The reporter wrote, to whoever works on the case. */
export const messageReceivedNotice = defineNotice({
  reason: 'message_received',
  mailKey: 'mail.message_received',
  countKey: 'mail.message_count',
  recipients: (recipients, about) => recipients.workingOn(about),
  isCurrent: null,
  coalesce: 'case',
});

/** An answer is nearly due. */
export const clockWarnedNotice = defineNotice({
  reason: 'clock_warned',
  mailKey: 'mail.clock_warned',
  recipients: (recipients, about) => recipients.workingOnOrLeading(about),
  isCurrent: currentBy(Clocks, inState('warned')),
  coalesce: 'subject',
});

/** An answer is overdue. */
export const clockBreachedNotice = defineNotice({
  reason: 'clock_breached',
  mailKey: 'mail.clock_breached',
  recipients: (recipients, about) => recipients.workingOnOrLeading(about),
  isCurrent: currentBy(Clocks, inState('breached')),
  coalesce: 'subject',
});

/** Nobody may be told of a case, to whoever can find somebody. Stands in for any other notice that reaches nobody. */
export const nobodyToTell = defineNotice({
  reason: 'nobody_to_tell',
  mailKey: 'mail.nobody_to_tell',
  leadsToCase: false,
  recipients: (recipients, about) => recipients.fallback(about),
  isCurrent: null,
  coalesce: 'case',
});

/** Nobody knows whether a mail about a case reached its person, to others who can see to it. */
export const mailUnknown = defineNotice({
  reason: 'mail_unknown',
  mailKey: 'mail.mail_unknown',
  recipients: null,
  isCurrent: null,
  coalesce: 'case',
});

/** Which of these clocks are in this state. */
function inState(state: ClockState) {
  return async (clocks: Clocks, clockIds: readonly string[]): Promise<ReadonlySet<string>> => {
    const states = await Promise.all(clockIds.map((id) => clocks.stateOf(id)));
    return new Set(clockIds.filter((_id, index) => states[index] === state));
  };
}
