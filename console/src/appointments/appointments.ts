import { api, ask, change } from '../api/client.js';
import { caseChanged, panelQuery } from '../api/queries.js';
import type { components } from '../api/schema.js';
import { download } from '../shared/download.js';
import { regionalLanguage } from '../shared/messages/index.js';

export const KEY = 'appointments';

type Schemas = components['schemas'];
export type Appointment = Schemas['AppointmentDto'];
export type SetAppointment = Schemas['SetAppointmentDto'];
export type Which = NonNullable<SetAppointment['which']>;
/** The most letters of what the person reads besides. */
export const WORDS_LIMIT = 1_000;

const ofCase = (id: string) => ({ params: { path: { id } } });
const ofAppointment = (id: string, appointment: string) => ({ params: { path: { id, appointment } } });

export const appointmentsQuery = (id: string) =>
  panelQuery(id, KEY, () => ask(() => api.GET('/api/cases/{id}/appointments', ofCase(id))));

/** Throws ApiError: APPOINTMENT_TIME_SKIPPED, APPOINTMENT_TIME_TWICE, APPOINTMENT_ZONE_UNKNOWN, APPOINTMENT_TOO_SOON and others. */
export async function setAppointment(id: string, body: SetAppointment): Promise<void> {
  await change(() => api.POST('/api/cases/{id}/appointments', { ...ofCase(id), body })).finally(() =>
    caseChanged(id),
  );
}

/** Throws ApiError: APPOINTMENT_CHANGED, and what `setAppointment` throws. */
export async function moveAppointment(
  id: string,
  { id: appointment, version }: Appointment,
  time: Omit<SetAppointment, 'referralId'>,
): Promise<void> {
  const body = { ...time, version };
  await change(() =>
    api.PUT('/api/cases/{id}/appointments/{appointment}', { ...ofAppointment(id, appointment), body }),
  ).finally(() => caseChanged(id));
}

/** Throws ApiError: APPOINTMENT_CHANGED. */
export async function cancelAppointment(
  id: string,
  { id: appointment, version }: Appointment,
): Promise<void> {
  const body = { version };
  await change(() =>
    api.POST('/api/cases/{id}/appointments/{appointment}/cancel', {
      ...ofAppointment(id, appointment),
      body,
    }),
  ).finally(() => caseChanged(id));
}

/** Hands the person at the console a calendar file, which names nobody. */
export async function downloadCalendar(id: string, reference: string, { id: appointment }: Appointment) {
  const { text } = await ask(() =>
    api.GET('/api/cases/{id}/appointments/{appointment}/calendar', ofAppointment(id, appointment)),
  );
  download(new Blob([text], { type: 'text/calendar' }), `${reference}.ics`);
}

/** The moment by the clock of a zone, with the zone's name: "5 Dec 2026, 10:30 (Asia/Kolkata)". */
export function timeIn(at: string, zone: string): string {
  const clock = new Intl.DateTimeFormat(regionalLanguage(), {
    ...{ dateStyle: 'medium', timeStyle: 'short', hour12: false },
    timeZone: zone,
  } as const);
  return `${clock.format(Date.parse(at))} (${zone})`;
}
