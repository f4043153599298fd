import { queryOptions } from '@tanstack/react-query';
import { api, ask, change } from '../api/client.js';
import { caseChanged, panelQuery, queryClient } from '../api/queries.js';
import type { paths } from '../api/schema.js';
import { download } from '../shared/download.js';

type Listed = paths['/api/cases/{id}/escalations']['get']['responses']['200']['content']['application/json'];
/** A package of the case for one recipient. */
export type Escalation = Listed[number];
export type PackageField = Escalation['fields'][number];
export type Enclosable =
  paths['/api/cases/{id}/escalations/enclosable']['get']['responses']['200']['content']['application/json'][number];
export type EscalationMove = Escalation['moves'][number];
export type EscalationAnswer =
  paths['/api/cases/{id}/escalations/{escalation}/answer']['post']['requestBody']['content']['application/json'];
export type EscalationOutcome = NonNullable<Escalation['outcome']>;

/** Also the last part of the address of the panel. */
export const KEY = 'escalations';

export const ANSWERS = [
  'acknowledged',
  'answered',
  'refused',
  'no_answer',
] as const satisfies readonly EscalationAnswer['answer'][];
export const OUTCOMES = [
  'acted',
  'passed_on',
  'not_acted',
  'unknown',
] as const satisfies readonly EscalationOutcome[];

export const escalationsQuery = (id: string) =>
  panelQuery(id, KEY, () => ask(() => api.GET('/api/cases/{id}/escalations', { params: { path: { id } } })));

/** Each call of this is written to the audit log as a reading of the report: it runs when a person asks for it and at no other time. */
export const enclosableQuery = (id: string) =>
  queryOptions({
    queryKey: ['enclosable', id],
    queryFn: () => ask(() => api.GET('/api/cases/{id}/escalations/enclosable', { params: { path: { id } } })),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnMount: false,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  });

/** Everybody for whom a package can be written. */
export const recipientsQuery = queryOptions({
  queryKey: ['escalationRecipients'],
  queryFn: () => ask(() => api.GET('/api/escalations/recipients')),
  staleTime: 5 * 60_000,
});

/** The name of somebody in the directory, where it was fetched; else the id. */
export function recipientName(id: string): string {
  const known = queryClient.getQueryData(recipientsQuery.queryKey);
  return known?.find((one) => one.id === id)?.name ?? id;
}

const at = (id: string, escalation: string) => ({ params: { path: { id, escalation } } });

async function done(id: string, work: Promise<unknown>): Promise<void> {
  await work.finally(() => caseChanged(id));
}

/** Throws ApiError, as all of these do. */
export const begin = (id: string, body: { recipientId: string; channelKey: string }) =>
  done(
    id,
    change(() => api.POST('/api/cases/{id}/escalations', { params: { path: { id } }, body })),
  );

export const save = (
  id: string,
  { id: one, version }: Escalation,
  fields: { key: string; value: string }[],
  enclose: string[],
) =>
  done(
    id,
    change(() =>
      api.PUT('/api/cases/{id}/escalations/{escalation}', {
        ...at(id, one),
        body: { version, fields, enclose },
      }),
    ),
  );

export const makeReady = (id: string, { id: one, version }: Escalation) =>
  done(
    id,
    change(() =>
      api.POST('/api/cases/{id}/escalations/{escalation}/ready', { ...at(id, one), body: { version } }),
    ),
  );

export const sendBack = (id: string, one: string) =>
  done(
    id,
    change(() => api.POST('/api/cases/{id}/escalations/{escalation}/return', at(id, one))),
  );

export const approve = (id: string, { id: one, digest }: Escalation) =>
  done(
    id,
    change(() =>
      api.POST('/api/cases/{id}/escalations/{escalation}/approve', { ...at(id, one), body: { digest } }),
    ),
  );

export const handOver = (id: string, one: string, body: { on: string; reference: string | null }) =>
  done(
    id,
    change(() => api.POST('/api/cases/{id}/escalations/{escalation}/handed-over', { ...at(id, one), body })),
  );

export const noteAnswer = (id: string, one: string, body: EscalationAnswer) =>
  done(
    id,
    change(() => api.POST('/api/cases/{id}/escalations/{escalation}/answer', { ...at(id, one), body })),
  );

export const close = (id: string, one: string, outcome: EscalationOutcome) =>
  done(
    id,
    change(() =>
      api.POST('/api/cases/{id}/escalations/{escalation}/close', { ...at(id, one), body: { outcome } }),
    ),
  );

export const cancel = (id: string, one: string) =>
  done(
    id,
    change(() => api.POST('/api/cases/{id}/escalations/{escalation}/cancel', at(id, one))),
  );

export const queue = (id: string, one: string) =>
  done(
    id,
    change(() => api.POST('/api/cases/{id}/escalations/{escalation}/queue', at(id, one))),
  );

export const settle = (id: string, one: string, hasLeft: boolean) =>
  done(
    id,
    change(() =>
      api.POST('/api/cases/{id}/escalations/{escalation}/settle', { ...at(id, one), body: { hasLeft } }),
    ),
  );

/** Has a PDF made of what was approved, and hands it to the browser. */
export async function printSheet(
  { id, reference }: { id: string; reference: string },
  one: Escalation,
): Promise<void> {
  const file = await change(() =>
    api.POST('/api/cases/{id}/escalations/{escalation}/sheet', { ...at(id, one.id), parseAs: 'blob' }),
  ).finally(() => caseChanged(id));
  download(file as unknown as Blob, `${reference}-${one.recipientId}.pdf`);
}

/** Has a signed package made of what was approved for an authority, and hands it to the browser. */
export async function signedPackage(
  { id, reference }: { id: string; reference: string },
  one: Escalation,
): Promise<void> {
  const file = await change(() =>
    api.POST('/api/cases/{id}/escalations/{escalation}/signed-package', {
      ...at(id, one.id),
      parseAs: 'blob',
    }),
  ).finally(() => caseChanged(id));
  download(file as unknown as Blob, `${reference}-${one.recipientId}.zip`);
}
