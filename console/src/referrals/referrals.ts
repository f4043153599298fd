import { api, ask, change } from '../api/client.js';
import { caseChanged, panelQuery } from '../api/queries.js';
import type { components } from '../api/schema.js';

export const KEY = 'referrals';

type Schemas = components['schemas'];
export type Panel = Schemas['ReferralsDto'];
export type Referral = Schemas['ReferralDto'];
export type Service = Schemas['ReferralServiceDto'];
export type Person = Schemas['ReferralPersonDto'];
export type Answer = Schemas['ReferralAnswerDto']['answer'];
export type Attendance = Schemas['AttendanceDto']['attendance'];
export type Outcome = Schemas['EndReferralDto']['outcome'];

const ofCase = (id: string) => ({ params: { path: { id } } });
const ofReferral = (id: string, referral: string) => ({ params: { path: { id, referral } } });

export const referralsQuery = (id: string) =>
  panelQuery(id, KEY, () => ask(() => api.GET('/api/cases/{id}/referrals', ofCase(id))));

async function changed(id: string, call: Parameters<typeof change>[0]): Promise<void> {
  await change(call).finally(() => caseChanged(id));
}

/** Throws ApiError: REFERRAL_CASE_CLOSED. */
export const setPerson = (id: string, body: Person): Promise<void> =>
  changed(id, () => api.PUT('/api/cases/{id}/referrals/person', { ...ofCase(id), body }));

/** Throws ApiError: REFERRAL_SERVICE_UNKNOWN. */
export const prepareOffer = (id: string, service: string): Promise<{ language: string; words: string }> =>
  ask(() => api.GET('/api/cases/{id}/referrals/prepared/{service}', { params: { path: { id, service } } }));

/** Throws ApiError: REFERRAL_NOT_TAKEN, REFERRAL_ASK_FIRST, REFERRAL_OFFERED_ALREADY, REFERRAL_CASE_CLOSED. */
export const offerService = (id: string, body: Schemas['OfferServiceDto']): Promise<void> =>
  changed(id, () => api.POST('/api/cases/{id}/referrals', { ...ofCase(id), body }));

// Each of these throws ApiError: REFERRAL_CHANGED, REFERRAL_CASE_CLOSED.

export const offerAgain = (id: string, { id: referral, version }: Referral, words: string): Promise<void> =>
  changed(id, () =>
    api.POST('/api/cases/{id}/referrals/{referral}/again', {
      ...ofReferral(id, referral),
      body: { version, words },
    }),
  );

export const recordAnswer = (
  id: string,
  { id: referral, version }: Referral,
  said: { answer: Answer; words: string },
): Promise<void> =>
  changed(id, () =>
    api.POST('/api/cases/{id}/referrals/{referral}/answer', {
      ...ofReferral(id, referral),
      body: { version, ...said },
    }),
  );

/** Throws ApiError: REFERRAL_NOT_ALLOWED too. */
export const handOver = (
  id: string,
  { id: referral, version }: Referral,
  said: { told: string; spokenTo: string },
): Promise<void> =>
  changed(id, () =>
    api.POST('/api/cases/{id}/referrals/{referral}/hand-over', {
      ...ofReferral(id, referral),
      body: { version, ...said },
    }),
  );

export const setAttendance = (
  id: string,
  { id: referral, version }: Referral,
  said: { attendance: Attendance; words: string | null },
): Promise<void> =>
  changed(id, () =>
    api.POST('/api/cases/{id}/referrals/{referral}/attendance', {
      ...ofReferral(id, referral),
      body: { version, ...said },
    }),
  );

export const endReferral = (
  id: string,
  { id: referral, version }: Referral,
  said: { outcome: Outcome; words: string | null },
): Promise<void> =>
  changed(id, () =>
    api.POST('/api/cases/{id}/referrals/{referral}/end', {
      ...ofReferral(id, referral),
      body: { version, ...said },
    }),
  );
