import { defineErrors } from '../../platform/errors/index.js';
import { defineEvent, defineJob } from '../../platform/queue/index.js';
import { defineAuditAction } from '../audit/index.js';
import { defineCaseTable } from '../case-tables/index.js';
import { defineCaseAction } from '../cases/index.js';
import { defineClock, type OwnClockData } from '../clocks/index.js';
import { contentOf, defineEntryKind, searchedAs, type Entry } from '../entries/index.js';
import { defineNotice } from '../staff-notices/index.js';
import { defineTimelineEvent } from '../timeline/index.js';

export class AppointmentError extends defineErrors({
  /** The case has no such appointment. */
  APPOINTMENT_NOT_FOUND: 404,
  /** Appointments are made while the case is open. */
  APPOINTMENT_CASE_CLOSED: 409,
  /** Somebody else changed it meanwhile, or it is cancelled. */
  APPOINTMENT_CHANGED: 409,
  /** There is no such time zone. */
  APPOINTMENT_ZONE_UNKNOWN: 422,
  /** There is no such day or time of day. */
  APPOINTMENT_DAY_UNKNOWN: 422,
  /** The clocks of that zone are put on over this time: it does not come. */
  APPOINTMENT_TIME_SKIPPED: 422,
  /** The clocks of that zone are put back over this time: it comes twice, and which is meant has to be said. */
  APPOINTMENT_TIME_TWICE: 422,
  /** The time is not to come. */
  APPOINTMENT_TOO_SOON: 422,
  /** The time is more than a year away. */
  APPOINTMENT_TOO_LATE: 422,
  /** The case has no such referral. */
  APPOINTMENT_REFERRAL_UNKNOWN: 422,
}) {}

/** An appointment as the person reads it, as it was set last. */
export interface AppointmentContent {
  appointmentId: string;
  /** ISO 8601 in UTC, to the minute. */
  startsAt: string;
  /** IANA, of the person. */
  zone: string;
  /** What they are told besides; null: nothing. */
  words: string | null;
}

/** Under the thread's key: the person reads it on their page. */
export const appointmentEntry = defineEntryKind<AppointmentContent>({
  ...{ name: 'appointment', key: 'thread', aside: true },
  searched: ({ words }) => searchedAs('appointment', words),
});

/** What the chain of a case says of its appointments, each as it was set last, by the id of its row. Pure. */
export function appointmentsIn(entries: readonly Entry[]): Map<string, AppointmentContent> {
  const contents = entries.map((entry) => contentOf(entry, appointmentEntry));
  return new Map(contents.flatMap((content) => (content ? [[content.appointmentId, content]] : [])));
}

/** The time before an appointment has come at which staff are reminded of it. */
export const appointmentNear = defineEvent<OwnClockData>('appointment.near');
export const remindOfAppointment = defineJob({
  name: 'remind-of-appointment',
  queue: 'triage',
  on: [appointmentNear],
});
export const appointmentClock = defineClock({
  name: 'appointment',
  scope: 'own',
  pauses: false,
  metByAnswer: false,
  ordersQueue: false,
  warnBefore: null,
  onWarn: null,
  onBreach: appointmentNear,
});
/** To whoever has the case. */
export const appointmentNearNotice = defineNotice({
  reason: 'appointment_near',
  mailKey: 'mail.appointment_near',
  recipients: (recipients, about) => recipients.hasOrOnDuty(about),
  isCurrent: null,
  coalesce: 'subject',
});

const setAction = defineAuditAction('appointment.set');
const movedAction = defineAuditAction('appointment.moved');
const cancelledAction = defineAuditAction('appointment.cancelled');

export const appointmentSet = defineTimelineEvent('appointment_set', { audit: setAction.name });
export const appointmentMoved = defineTimelineEvent('appointment_moved', { audit: movedAction.name });
export const appointmentCancelled = defineTimelineEvent('appointment_cancelled', {
  audit: cancelledAction.name,
});

export const setAppointments = defineCaseAction({
  name: 'appointment.set',
  permission: 'message.send',
  errors: AppointmentError,
  judge: (_, { status }) => status !== 'closed' || 'APPOINTMENT_CASE_CLOSED',
});

const STILL_TO_COME = `state = 'planned' AND starts_at > now()`;

const appointments = defineCaseTable({
  name: 'appointments',
  // Nobody of the desk works on a closed case: what was still to come does not take place, and its page says so.
  closing: {
    truncateToDays: ['starts_at', 'changed_at'],
    set: {
      state: `CASE WHEN ${STILL_TO_COME} THEN 'cancelled' ELSE state END`,
      version: `CASE WHEN ${STILL_TO_COME} THEN version + 1 ELSE version END`,
    },
  },
  erasing: 'delete',
  exporting: { columns: ['referral_id', 'state', 'version', 'set_by', 'starts_at', 'changed_at'] },
});

/** Everything that the feature adds to what there is. */
export const APPOINTMENT_DEFINITIONS = [
  appointmentEntry,
  appointmentNear,
  remindOfAppointment,
  appointmentClock,
  appointmentNearNotice,
  setAction,
  movedAction,
  cancelledAction,
  appointmentSet,
  appointmentMoved,
  appointmentCancelled,
  setAppointments,
  appointments,
];
