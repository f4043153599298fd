import { api, ask, write } from '../api/client.js';
import { backoff } from '../api/connection.js';
import type { ApiError } from '../api/problem.js';
import { caseChanged } from '../api/queries.js';
import type { CaseDetail, TextKind } from '../api/types.js';
import { currentSession } from '../api/session-state.js';
import { announce } from '../shared/announcer.js';
import { t } from '../shared/messages/index.js';
import { createStore } from '../shared/store.js';
import { Drafts, type Version } from './drafts.js';
import { Guard, type Writer } from './guard.js';
import { Outbox, type NewReply, type Reply } from './outbox.js';

export type { Draft, OlderDraft } from './drafts.js';
export type { News } from './guard.js';
export type { Reply };

/** The code with which the server asks once more before it takes a text. */
export const HAS_NEWS = 'CASE_HAS_NEWS';

/** The seconds in which a reply can be taken back (design: ten). */
export const GRACE_SECONDS = 10;

/** Why the server refused the last reply of a case, until its writer changes it. */
export interface Refusal {
  readonly error: ApiError;
  readonly reference: string;
}
export const refusals = createStore<ReadonlyMap<string, Refusal>>(new Map());

/** What the writers of unfinished texts had seen of their cases. */
export const guard = new Guard();

const draftBody = (text: string, { revision, over }: Version) => ({ text, revision, over: [...over] });

const saveDraft = async (id: string, kind: TextKind, text: string, version: Version) => {
  const body = draftBody(text, version);
  const { older } = await write(() =>
    api.PUT('/api/cases/{id}/drafts/{kind}', { params: { path: { id, kind } }, body }),
  );
  return older;
};

export const drafts = new Drafts({ quiet: 1000, pause: 10_000, save: saveDraft });

export const outbox = new Outbox({
  grace: GRACE_SECONDS * 1000,
  pause: (tries) => backoff(tries) * 1000,
  send: async ({ caseId, id, text, seen }) => {
    await write(() =>
      api.POST('/api/cases/{id}/messages', { params: { path: { id: caseId } }, body: { id, text, seen } }),
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
  onReturned: ({ caseId, reference, text }, error) => {
    drafts.giveBack(caseId, 'message', text);
    refuse(caseId, error && { error, reference });
    // What is new is shown beside the question whether to send all the same.
    if (error?.code === HAS_NEWS) caseChanged(caseId);
    announce(error ? t(error.code === HAS_NEWS ? 'guard.asked' : 'reply.refused') : t('reply.takenBack'));
  },
  onHeld: ({ caseId, reference, text }) => {
    drafts.giveBack(caseId, 'message', text);
    leftovers.update((now) => ({ ...now, held: [...now.held, reference] }));
  },
});

/** References of the replies that a session left behind. Each is kept as a draft. */
export interface Leftovers {
  /** Asked for and not answered for: they may have arrived. */
  readonly unsure: readonly string[];
  /** Not sent, for they still counted down. */
  readonly held: readonly string[];
}
const NOTHING: Leftovers = { unsure: [], held: [] };
export const leftovers = createStore<Leftovers>(NOTHING);

export function noteUnsure(): void {
  leftovers.update((now) => ({ ...now, unsure: outbox.replies.get().map(({ reference }) => reference) }));
}

/** Somebody is signed in: what was left behind is in the boxes again. */
export function forgetLeftovers(): void {
  leftovers.set(NOTHING);
}

/** The session ends: nothing that could still be taken back is sent by that. */
export function holdReplies(): void {
  outbox.holdBack();
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

/** Takes over what this person typed earlier, here or in another window. */
export function takeOver(found: CaseDetail, me: Writer): void {
  for (const kind of ['message', 'note'] as const) {
    guard.ensure(found, kind, me);
    if (kind === 'message' && outbox.of(found.id)) continue;
    const own = found.entries.findLast((entry) => entry.kind === kind && entry.author.name === me.name);
    const kept = found.drafts[kind];
    const here = drafts.get(found.id, kind);
    // Sent meanwhile, from here before the window closed or from another window: not to be sent twice.
    if (here.state === 'kept' && kept === null && isSame(here.text, own?.text)) {
      drafts.sent(found.id, kind, here.text);
    } else if (!isSame(kept, own?.text)) {
      const version = found.draftVersions[kind];
      drafts.arrive(found.id, kind, kept && version ? { text: kept, ...version } : null);
    }
  }
}

/** Compares a text as it was typed with one that the server keeps. */
function isSame(typed: string | null, kept: string | null | undefined): boolean {
  return !!typed && typed.replaceAll(/\r\n?/g, '\n').normalize('NFC').trim() === kept;
}

/** A keystroke. What the writer sees of the case when they begin is what the text was written in view of. */
export function typeText(found: CaseDetail, kind: TextKind, text: string, me: Writer): void {
  if (drafts.get(found.id, kind).text === '') guard.begin(found, kind, me);
  drafts.type(found.id, kind, text);
}

export function refuse(caseId: string, refusal: Refusal | null): void {
  refusals.update((current) => {
    const next = new Map(current);
    if (refusal) next.set(caseId, refusal);
    else next.delete(caseId);
    return next;
  });
}

/** Hands a reply to the outbox. Its draft stays on the server until it is sent, so that a closed window loses nothing. */
export function sendReply(reply: NewReply): void {
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

/** Keeps what waits to be kept; sends nothing. Resolves when that is done, or after `patience` milliseconds. */
export async function finishTyping(patience: number): Promise<void> {
  holdReplies();
  const done = Promise.all([drafts.keepAll(), outbox.settled()]);
  await Promise.race([done, new Promise((resolve) => setTimeout(resolve, patience))]);
}

/** Hands drafts that are not kept yet to the browser, which sends them after the page is gone. */
export function keepWhileLeaving(): void {
  const csrfToken = currentSession()?.csrfToken;
  if (!csrfToken) return;
  for (const { caseId, kind, text, version } of drafts.unkept()) {
    const params = { path: { id: caseId, kind } };
    void api
      .PUT('/api/cases/{id}/drafts/{kind}', { params, body: draftBody(text, version), keepalive: true })
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
  guard.forgetAll();
  refusals.set(new Map());
}
