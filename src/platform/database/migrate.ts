import { join } from 'node:path';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { databaseError } from './database-error.js';
import { MIGRATIONS, migrationFiles, unknownMigrations } from './schema-guard.js';
import { SchemaError } from './schema.errors.js';

/** A migration; `compatible` where the version before works on with what it leaves (docs/operations/update.md). */
type MigrationClass = new () => MigrationInterface & { readonly compatible?: boolean };

/** Names the lock that keeps two processes from migrating at once: the bytes of "abhaya". */
const LOCK = 0x616268617961;

/**
 * Brings the schema up to date and returns the names of the migrations that ran, each in its own transaction. Processes that
 * start together wait for one another. The data source is connected if it was not.
 *
 * @throws DatabaseError
 * @throws DATABASE_NEWER when the database has migrations that this build does not know: then nothing is changed
 */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  try {
    if (!dataSource.isInitialized) await dataSource.initialize();
    const newer = (await unknownMigrations(dataSource)).map(({ name }) => name);
    if (newer.length > 0) throw new SchemaError('DATABASE_NEWER', newer);
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

/** The classes in the project's `migrations` folder, oldest first. */
async function findMigrations(): Promise<MigrationClass[]> {
  const classes: MigrationClass[] = [];
  for (const file of migrationFiles()) {
    const exported = Object.values((await import(join(MIGRATIONS, file))) as Record<string, unknown>);
    const found = exported.filter((value): value is MigrationClass => typeof value === 'function');
    classes.push(...found.map(declaring));
  }
  return classes;
}

/** The same migration, which in its own transaction also writes down that it is compatible, where it says so. */
function declaring(Migration: MigrationClass): MigrationClass {
  return class extends Migration {
    override async up(db: QueryRunner): Promise<void> {
      await super.up(db);
      if (this.compatible)
        await db.query('INSERT INTO compatible_steps VALUES ($1) ON CONFLICT DO NOTHING', [this.name]);
    }
  };
}
