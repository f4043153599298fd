import { api, ask } from '../api/client.js';
import { backoff } from '../api/connection.js';
import type { ApiError } from '../api/problem.js';
import { caseChanged, caseQuery, queryClient } from '../api/queries.js';
import type { TextKind } from '../api/types.js';
import { currentSession } from '../api/session-state.js';
import { announce } from '../shared/announcer.js';
import { t } from '../shared/messages/index.js';
import { createStore } from '../shared/store.js';
import { Drafts } from './drafts.js';
import { Outbox } from './outbox.js';

export type { Draft } from './drafts.js';
export type { Reply } from './outbox.js';

/** The seconds in which a reply can be taken back (design: ten). */
export const GRACE_SECONDS = 10;

/** Why the server refused the last reply of a case, until its writer changes it. */
export const refusals = createStore<ReadonlyMap<string, ApiError>>(new Map());

const saveDraft = async (id: string, kind: TextKind, text: string): Promise<void> => {
  await ask(() =>
    api.PUT('/api/cases/{id}/drafts/{kind}', { params: { path: { id, kind } }, body: { text } }),
  );
};

export const drafts = new Drafts({ quiet: 1000, pause: 10_000, save: saveDraft });

export const outbox = new Outbox({
  grace: GRACE_SECONDS * 1000,
  pause: (tries) => backoff(tries) * 1000,
  send: async ({ caseId, id, text }) => {
    await ask(() =>
      api.POST('/api/cases/{id}/messages', { params: { path: { id: caseId } }, body: { id, text } }),
    );
  },
  arrived: async ({ caseId, id }) => {
    const found = await queryClient.fetchQuery({ ...caseQuery(caseId), staleTime: 0 });
    return found.entries.some((entry) => entry.id === id);
  },
  onSent: ({ caseId, reference }) => {
    // The server took the draft away together with sending.
    drafts.show(caseId, 'message', '');
    caseChanged(caseId);
    announce(t('reply.sent', { reference }));
  },
  onReturned: ({ caseId, text }, refusal) => {
    drafts.show(caseId, 'message', text);
    refuse(caseId, refusal);
    announce(refusal ? t('reply.refused') : t('reply.takenBack'));
  },
});

export function refuse(caseId: string, refusal: ApiError | null): void {
  refusals.update((current) => {
    const next = new Map(current);
    if (refusal) next.set(caseId, refusal);
    else next.delete(caseId);
    return next;
  });
}

/** Hands a reply to the outbox. Its draft stays on the server until it is sent, so that a closed window loses nothing. */
export function sendReply(reply: { caseId: string; reference: string; text: string }): void {
  drafts.type(reply.caseId, 'message', reply.text);
  void drafts.keepNow(reply.caseId, 'message');
  refuse(reply.caseId, null);
  outbox.add(reply);
}

export function hasUnsaved(): boolean {
  return drafts.unkept().length > 0 || outbox.replies.get().length > 0;
}

/** The window goes away: what is not kept yet is handed to the browser, which sends it after the page is gone. */
export function keepWhileLeaving(): void {
  const csrfToken = currentSession()?.csrfToken;
  if (!csrfToken) return;
  for (const { caseId, kind, text } of drafts.unkept()) {
    const params = { path: { id: caseId, kind } };
    void api
      .PUT('/api/cases/{id}/drafts/{kind}', { params, body: { text }, keepalive: true })
      .catch(() => undefined);
  }
}

/** The server or the session is back. */
export function tryAgain(): void {
  void drafts.keepAll();
  void outbox.retry();
}

/** Someone else signs in, or the person leaves: nothing typed may stay behind. */
export function forgetTyped(): void {
  drafts.forgetAll();
  outbox.forgetAll();
  refusals.set(new Map());
}
