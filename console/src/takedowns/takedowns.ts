import { api, ask, change } from '../api/client.js';
import { caseChanged, panelQuery } from '../api/queries.js';
import type { paths } from '../api/schema.js';

type Route = paths['/api/cases/{id}/takedowns'];
export type TakedownList = Route['get']['responses'][200]['content']['application/json'];
export type Takedown = TakedownList['takedowns'][number];
export type TimeLimit = TakedownList['limits'][number];
export type SetTakedowns = Route['post']['requestBody']['content']['application/json'];
export type SetAnswer = Route['post']['responses'][200]['content']['application/json'];
/** What a person can say that happened to a location. */
export type SettableState = SetTakedowns['state'];
export type Law = Takedown['law'];
export type NoticeFacts = NonNullable<TakedownList['lastNotice']>;
/** What can be said with a state. */
export interface Said {
  law: Law | null;
  words: string;
  notice: NoticeFacts;
}

export const NO_FACTS: NoticeFacts = {
  signedBy: null,
  contact: null,
  goodFaith: false,
  made: false,
};

export const KEY = 'takedowns';

const params = (id: string) => ({ params: { path: { id } } });

export const takedownsQuery = (id: string) =>
  panelQuery(id, KEY, () => ask(() => api.GET('/api/cases/{id}/takedowns', params(id))));

/** The notice of a link. Throws ApiError: TAKEDOWN_NOTICE_NONE. */
export const noticeQuery = (id: string, takedown: string) =>
  panelQuery(id, `${KEY}/${takedown}`, () =>
    ask(() => api.GET('/api/cases/{id}/takedowns/{takedown}/notice', { params: { path: { id, takedown } } })),
  );

/** Resolves with those that stayed as they were, and why. Throws ApiError: TAKEDOWN_CASE_CLOSED, TEXT_TOO_LONG. */
export async function setTakedowns(id: string, body: SetTakedowns): Promise<SetAnswer> {
  return change(() => api.POST('/api/cases/{id}/takedowns', { ...params(id), body })).finally(() =>
    caseChanged(id),
  );
}

/** Says that they are still gone. Resolves with those of which nothing was to be said. Throws ApiError: TAKEDOWN_CASE_CLOSED. */
export async function checkTakedowns(id: string, ids: string[]): Promise<SetAnswer> {
  return change(() =>
    api.POST('/api/cases/{id}/takedowns/checked', { ...params(id), body: { ids } }),
  ).finally(() => caseChanged(id));
}

/** Whether somebody has to say now whether it is still gone. */
export const isToBeChecked = ({ state, checks }: Takedown): boolean =>
  state === 'removed' && checks.some((one) => one.state === 'breached');

/** Throws ApiError: TAKEDOWN_CASE_CLOSED, TAKEDOWN_NOT_FOUND, TEXT_TOO_LONG. */
export async function setNumber(id: string, takedown: string, requestNumber: string | null): Promise<void> {
  await change(() =>
    api.POST('/api/cases/{id}/takedowns/{takedown}/number', {
      params: { path: { id, takedown } },
      body: { requestNumber },
    }),
  ).finally(() => caseChanged(id));
}
