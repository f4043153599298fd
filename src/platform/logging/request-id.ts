import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const current = new AsyncLocalStorage<string>();

/** A fresh id of one request, drawn at random: it says nothing of who asked or when. */
export function newRequestId(): string {
  return randomUUID();
}

/** Does the work so that every log line written meanwhile carries the id. */
export function withRequestId<T>(id: string, work: () => T): T {
  return current.run(id, work);
}

/** The id of the request at work, if any. */
export function requestId(): string | undefined {
  return current.getStore();
}
