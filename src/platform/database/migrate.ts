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
    const migrating = await withoutLimits(dataSource);
    try {
      return await run(migrating);
    } finally {
      await migrating.destroy();
    }
  } catch (error) {
    throw databaseError(error);
  }
}

/** A migration, and the wait for that of another process, may take longer than any statement of daily work. */
async function withoutLimits(dataSource: DataSource): Promise<DataSource> {
  const migrating = new DataSource({
    ...dataSource.options,
    type: 'postgres',
    entities: [],
    migrations: await findMigrations(),
    migrationsTableName: 'migrations',
    poolSize: 2,
    extra: { statement_timeout: 0 },
  } as ConstructorParameters<typeof DataSource>[0]);
  return migrating.initialize();
}

async function run(migrating: DataSource): Promise<string[]> {
  const lock = migrating.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const done = await migrating.runMigrations({ transaction: 'each' });
    return done.map(({ name }) => name);
  } finally {
    await lock.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
    await lock.release();
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
