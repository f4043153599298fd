import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { projectRoot } from '../../src/platform/config/index.js';
import { createDataSource } from '../../src/platform/database/index.js';
import { createTestDatabase, type TestDatabase } from '../support/index.js';

const FOLDER = join(projectRoot(), 'migrations');

/** Everything in the database that a migration can make, as text. */
const SHAPE = `
  SELECT format('%s %s.%s', relkind, nspname, relname) AS thing
    FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
   WHERE nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
     AND relname <> 'migrations' AND relname NOT LIKE 'PK\\_%' AND relname <> 'migrations_id_seq'
  UNION ALL
  SELECT format('column %s.%s %s %s %s %s', table_schema, table_name, column_name, data_type, is_nullable, column_default)
    FROM information_schema.columns
   WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_name <> 'migrations'
  UNION ALL
  SELECT format('index %s', indexdef) FROM pg_indexes
   WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND tablename <> 'migrations'
  UNION ALL
  SELECT format('constraint %s %s', conrelid::regclass, pg_get_constraintdef(c.oid))
    FROM pg_constraint c JOIN pg_namespace n ON n.oid = connamespace
   WHERE nspname NOT IN ('pg_catalog', 'information_schema') AND conrelid::regclass::text <> 'migrations'
  UNION ALL
  SELECT format('function %s', p.oid::regprocedure) FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace
   WHERE nspname NOT IN ('pg_catalog', 'information_schema')
  UNION ALL
  SELECT format('type %s.%s', nspname, typname) FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace
   WHERE nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND typtype IN ('e', 'd')
  UNION ALL
  SELECT format('trigger %s %s', tgrelid::regclass, tgname) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL
  SELECT format('schema %s', nspname) FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
  UNION ALL
  SELECT format('extension %s', extname) FROM pg_extension`;

type MigrationClass = new () => MigrationInterface;

/** The migrations of the project, oldest first. */
async function migrations(): Promise<MigrationInterface[]> {
  const files = readdirSync(FOLDER).sort();
  const loaded = await Promise.all(
    files.map((file) => import(join(FOLDER, file)) as Promise<Record<string, unknown>>),
  );
  return loaded
    .flatMap((exported) =>
      Object.values(exported).filter((one): one is MigrationClass => typeof one === 'function'),
    )
    .map((Migration) => new Migration());
}

describe('the migrations', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let runner: QueryRunner;
  let all: MigrationInterface[];

  const shape = async (): Promise<string[]> => {
    const rows = (await runner.query(SHAPE)) as { thing: string }[];
    return rows.map(({ thing }) => thing).sort();
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = createDataSource({ databaseUrl: database.url, databasePool: 2 });
    await dataSource.initialize();
    runner = dataSource.createQueryRunner();
    all = await migrations();
  });
  afterAll(async () => {
    await runner.release();
    await dataSource.destroy();
    await database.drop();
  });

  it('are named after when they were written and what they do', () => {
    expect(readdirSync(FOLDER).filter((file) => !/^\d{14}-[a-z]+(?:-[a-z]+)+\.ts$/.test(file))).toEqual([]);
    expect(all).toHaveLength(readdirSync(FOLDER).length);
  });

  it('go down to an empty database, and up again to the very same one', async () => {
    const finished = await shape();
    expect(finished.length).toBeGreaterThan(100);
    for (const migration of [...all].reverse()) await migration.down(runner);
    const tables = (await runner.query(
      `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
        WHERE table_schema NOT IN ('pg_catalog', 'information_schema')`,
    )) as { name: string }[];
    expect(tables.map(({ name }) => name)).toEqual(['public.migrations']);

    let before = await shape();
    for (const migration of all) {
      await migration.up(runner);
      const after = await shape();
      await migration.down(runner);
      expect(await shape()).toEqual(before);
      await migration.up(runner);
      expect(await shape()).toEqual(after);
      before = after;
    }
    expect(before).toEqual(finished);
  });
});
