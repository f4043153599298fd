import { queryOptions } from '@tanstack/react-query';
import { api, ask, change } from '../api/client.js';
import { caseChanged, panelQuery, queryClient } from '../api/queries.js';
import type { paths } from '../api/schema.js';

type Listed =
  paths['/api/cases/{id}/received-mails']['get']['responses']['200']['content']['application/json'];
/** A mail that came on a package of the case. */
export type ReceivedMail = Listed[number];
export type MailWords = NonNullable<ReceivedMail['words']>;

type Unplaced =
  paths['/api/received-mails/unplaced']['get']['responses']['200']['content']['application/json'];
/** A mail of which nobody could say what it is about. */
export type UnplacedMail = Unplaced[number];

export const receivedMailsQuery = (caseId: string) =>
  panelQuery(caseId, 'received-mails', () =>
    ask(() => api.GET('/api/cases/{id}/received-mails', { params: { path: { id: caseId } } })),
  );

export const unplacedQuery = queryOptions({
  queryKey: ['unplacedMails'],
  queryFn: () => ask(() => api.GET('/api/received-mails/unplaced')),
  refetchInterval: 60_000,
});

/** Throws ApiError, as all of these do. */
export async function readMail(caseId: string, mail: string): Promise<void> {
  const params = { path: { id: caseId, mail } };
  await change(() => api.POST('/api/cases/{id}/received-mails/{mail}/read', { params })).finally(() =>
    caseChanged(caseId),
  );
}

export async function placeMail(mail: string, body: { caseId: string; escalationId: string }): Promise<void> {
  const params = { path: { mail } };
  await change(() => api.POST('/api/received-mails/{mail}/place', { params, body })).finally(again);
}

export async function discardMail(mail: string): Promise<void> {
  await change(() => api.POST('/api/received-mails/{mail}/discard', { params: { path: { mail } } })).finally(
    again,
  );
}

const again = (): Promise<void> => queryClient.invalidateQueries({ queryKey: unplacedQuery.queryKey });
