import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { databaseError, DatabaseError } from './database-error.js';
import { openTransaction, outsideScope, runInScope, type TransactionScope } from './transaction-scope.js';

/** Opens and closes transactions. Whatever runs inside `run` and goes through `Database` belongs to it. */
@Injectable()
export class Transaction {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Does the work in one transaction and commits it; an error rolls all of it back and is thrown on (reduced to DatabaseError
   * if it came from the database). Inside an open transaction it joins that one: an error then spoils the whole, even when a
   * caller catches it, so that no half of the work is ever kept.
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const open = openTransaction();
    return open ? this.join(open, work) : this.begin(work);
  }

  /**
   * The same in a transaction of its own, whatever is open: for what must stay when the caller's work is rolled back. Not to be
   * awaited inside an open transaction, which may hold what this one waits for.
   */
  runApart<T>(work: () => Promise<T>): Promise<T> {
    return outsideScope(() => this.begin(work));
  }

  /** Calls the function once the open transaction is committed; never when it is rolled back. Without one, at once. */
  afterCommit(fn: () => void): void {
    const open = openTransaction();
    if (open) open.afterCommit.push(fn);
    else fn();
  }

  /** Whether the running code is inside a transaction. */
  isOpen(): boolean {
    return openTransaction() !== undefined;
  }

  private async join<T>(open: TransactionScope, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      open.spoiled = true;
      throw databaseError(error);
    }
  }

  private async begin<T>(work: () => Promise<T>): Promise<T> {
    const waiting: (() => void)[] = [];
    let result: T;
    try {
      result = await this.dataSource.transaction(async (manager) => {
        const scope: TransactionScope = { manager, afterCommit: waiting, closed: false, spoiled: false };
        try {
          const value = await runInScope(scope, work);
          if (scope.spoiled) throw new DatabaseError('TRANSACTION_SPOILED');
          return value;
        } finally {
          scope.closed = true;
        }
      });
    } catch (error) {
      throw databaseError(error);
    }
    for (const fn of waiting) outsideScope(fn);
    return result;
  }
}
