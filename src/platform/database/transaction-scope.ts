import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';
import { DatabaseError } from './database-error.js';

/** One open transaction and what waits for its commit. */
export interface TransactionScope {
  readonly manager: EntityManager;
  readonly afterCommit: (() => void)[];
  closed: boolean;
  spoiled: boolean;
}

const scopes = new AsyncLocalStorage<TransactionScope>();

/** The transaction that the running code belongs to. Throws when that one has ended: work was left behind un-awaited. */
export function openTransaction(): TransactionScope | undefined {
  const scope = scopes.getStore();
  if (scope?.closed) throw new DatabaseError('TRANSACTION_CLOSED');
  return scope;
}

export function runInScope<T>(scope: TransactionScope, work: () => Promise<T>): Promise<T> {
  return scopes.run(scope, work);
}

/** Does the work as if no transaction were open. */
export function outsideScope<T>(work: () => T): T {
  return scopes.exit(work);
}
