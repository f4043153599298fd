import { api, ask, write } from '../api/client.js';
import { backoff } from '../api/connection.js';
import type { ApiError } from '../api/problem.js';
import { caseChanged } from '../api/queries.js';
import type { CaseDetail, TextKind } from '../api/types.js';
import { currentSession } from '../api/session-state.js';
import { announce } from '../shared/announcer.js';
import { t } from '../shared/messages/index.js';
import { createStore } from '../shared/store.js';
import { Drafts } from './drafts.js';
import { Outbox, type Reply } from './outbox.js';

export type { Draft } from './drafts.js';
export type { Reply };

/** The seconds in which a reply can be taken back (design: ten). */
export const GRACE_SECONDS = 10;

/** Why the server refused the last reply of a case, until its writer changes it. */
export const refusals = createStore<ReadonlyMap<string, ApiError>>(new Map());

const saveDraft = async (id: string, kind: TextKind, text: string): Promise<void> => {
  await write(() =>
    api.PUT('/api/cases/{id}/drafts/{kind}', { params: { path: { id, kind } }, body: { text } }),
  );
};

export const drafts = new Drafts({ quiet: 1000, pause: 10_000, save: saveDraft });

export const outbox = new Outbox({
  grace: GRACE_SECONDS * 1000,
  pause: (tries) => backoff(tries) * 1000,
  send: async ({ caseId, id, text }) => {
    await write(() =>
      api.POST('/api/cases/{id}/messages', { params: { path: { id: caseId } }, body: { id, text } }),
    );
  },
  arrived: async ({ caseId, id }) => {
    const found = await ask(() => api.GET('/api/cases/{id}', { params: { path: { id: caseId } } }));
    return found.entries.some((entry) => entry.id === id);
  },
  onSent: ({ caseId, reference, text }) => {
    drafts.sent(caseId, 'message', text);
    caseChanged(caseId);
    announce(t('reply.sent', { reference }));
  },
  onReturned: ({ caseId, text }, refusal) => {
    drafts.giveBack(caseId, 'message', text);
    refuse(caseId, refusal);
    announce(refusal ? t('reply.refused') : t('reply.takenBack'));
  },
});

/** References of the replies that were not answered for when their session ended. Each is kept as a draft. */
export const unsent = createStore<readonly string[]>([]);

export function noteUnsent(replies: readonly Reply[] = outbox.replies.get()): void {
  unsent.set(replies.map(({ reference }) => reference));
}

/** The id under which the note of a case was last sent: trying again sends the same note, also after the box was closed. */
const notes = new Map<string, { id: string; text: string }>();

export function noteOf(caseId: string, text: string): { id: string; text: string } {
  const known = notes.get(caseId);
  if (known?.text === text) return known;
  const fresh = { id: crypto.randomUUID(), text };
  notes.set(caseId, fresh);
  return fresh;
}

export function noteSaved(caseId: string, text: string): void {
  if (notes.get(caseId)?.text === text) notes.delete(caseId);
  drafts.sent(caseId, 'note', text);
}

/** Takes over what this person typed earlier, here or in another window. `me`: their name, as entries carry it. */
export function takeOver(found: CaseDetail, me: string | undefined): void {
  for (const kind of ['message', 'note'] as const) {
    if (kind === 'message' && outbox.of(found.id)) continue;
    const own = found.entries.findLast((entry) => entry.kind === kind && entry.author.name === me);
    const kept = found.drafts[kind];
    const here = drafts.get(found.id, kind);
    // Sent meanwhile, from here before the window closed or from another window: not to be sent twice.
    if (here.state === 'kept' && kept === null && isSame(here.text, own?.text)) {
      drafts.sent(found.id, kind, here.text);
    } else if (!isSame(kept, own?.text)) drafts.arrive(found.id, kind, kept);
  }
}

/** Compares a text as it was typed with one that the server keeps. */
function isSame(typed: string | null, kept: string | null | undefined): boolean {
  return !!typed && typed.replaceAll(/\r\n?/g, '\n').normalize('NFC').trim() === kept;
}

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

/** Whether some text is on no server. */
export function isUnkept(): boolean {
  return drafts.unkept().some(({ text }) => text.trim() !== '');
}

/** Keeps and sends now what waits for a pause or counts down. Resolves when that is done, or after `patience` milliseconds. */
export async function finishTyping(patience: number): Promise<void> {
  const replies = outbox.replies.get().map(async ({ id, caseId }) => {
    // Its draft first: one that arrives after the reply would be there to be sent again.
    await drafts.keepNow(caseId, 'message');
    await outbox.sendNow(id);
  });
  const done = Promise.all([drafts.keepAll(), ...replies]);
  await Promise.race([done, new Promise((resolve) => setTimeout(resolve, patience))]);
}

/** Hands drafts that are not kept yet to the browser, which sends them after the page is gone. */
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

/** Removes everything typed: another person signs in, or this one leaves. */
export function clearTyped(): void {
  drafts.forgetAll();
  outbox.forgetAll();
  notes.clear();
  refusals.set(new Map());
}
