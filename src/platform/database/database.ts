import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { databaseError } from './database-error.js';
import { openTransaction } from './transaction-scope.js';

/** The way of every repository to the database: inside a transaction it uses that transaction's connection. */
@Injectable()
export class Database {
  constructor(private readonly dataSource: DataSource) {}

  /** The manager of the open transaction, or of the pool. */
  manager(): EntityManager {
    return openTransaction()?.manager ?? this.dataSource.manager;
  }

  /**
   * Runs one statement and returns its rows (those of RETURNING too). Throws DatabaseError.
   *
   * @param sql - with `$1`, `$2` ... for what varies
   */
  async query<T extends object>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    const { records } = await this.send(sql, params);
    return (records as T[] | undefined) ?? [];
  }

  /** Runs one statement and returns how many rows it touched. Throws DatabaseError. */
  async execute(sql: string, params: readonly unknown[] = []): Promise<number> {
    const { affected } = await this.send(sql, params);
    return affected ?? 0;
  }

  /** Whether the database answers within so many milliseconds. */
  async answers(patienceMs: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), patienceMs);
    });
    const asked = this.query('SELECT 1').then(
      () => true,
      () => false,
    );
    try {
      return await Promise.race([asked, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  private async send(
    sql: string,
    params: readonly unknown[],
  ): Promise<{ records?: unknown[]; affected?: number | null }> {
    const open = openTransaction();
    const runner = open?.manager.queryRunner ?? this.dataSource.createQueryRunner();
    try {
      return await runner.query(sql, [...params], true);
    } catch (error) {
      throw databaseError(error);
    } finally {
      if (!open) await runner.release();
    }
  }
}
