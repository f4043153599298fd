import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DataSource, type MigrationInterface } from 'typeorm';
import { databaseError } from './database-error.js';

type MigrationClass = new () => MigrationInterface;

/** Names the lock that keeps two processes from migrating at once: the bytes of "abhaya". */
const LOCK = 0x616268617961;

/**
 * Brings the schema up to date and returns the names of the migrations that ran, each in its own transaction. Processes that
 * start together wait for one another. The data source is connected if it was not. Throws DatabaseError.
 */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  try {
    if (!dataSource.isInitialized) await dataSource.initialize();
    const lock = dataSource.createQueryRunner();
    try {
      // Whoever waits here waits for a migration, which may take longer than any statement of daily work.
      await lock.query('SET statement_timeout = 0');
      await lock.query('SELECT pg_advisory_lock($1)', [LOCK]);
      return await run(dataSource);
    } finally {
      await lock.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
      await lock.query('RESET statement_timeout').catch(() => undefined);
      await lock.release();
    }
  } catch (error) {
    throw databaseError(error);
  }
}

async function run(dataSource: DataSource): Promise<string[]> {
  const migrating = new DataSource({
    ...dataSource.options,
    type: 'postgres',
    entities: [],
    migrations: await findMigrations(),
    migrationsTableName: 'migrations',
    poolSize: 1,
    extra: { statement_timeout: 0 },
  } as ConstructorParameters<typeof DataSource>[0]);
  await migrating.initialize();
  try {
    const done = await migrating.runMigrations({ transaction: 'each' });
    return done.map(({ name }) => name);
  } finally {
    await migrating.destroy();
  }
}

/** The classes in the project's `migrations` folder, oldest first; from `src` and from `dist/src` it is two folders up. */
async function findMigrations(): Promise<MigrationClass[]> {
  const folder = join(import.meta.dirname, '..', '..', '..', 'migrations');
  const files = (await readdir(folder)).filter((name) => /^\d{14}-[a-z-]+\.(js|ts)$/.test(name)).sort();
  const classes: MigrationClass[] = [];
  for (const file of files) {
    const exported = Object.values((await import(join(folder, file))) as Record<string, unknown>);
    classes.push(...exported.filter((value): value is MigrationClass => typeof value === 'function'));
  }
  return classes;
}
