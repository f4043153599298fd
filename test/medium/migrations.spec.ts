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

  it('keep the clocks that run when subjects come, and those of the case itself when they go', async () => {
    const from = all.findIndex(({ name }) => name === 'AddClockSubjects20261130000000');
    const later = all.slice(from);
    await runner.query('SET session_replication_role = replica');
    for (const migration of [...later].reverse()) await migration.down(runner);
    await runner.query(`
      INSERT INTO clocks (id, case_id, kind, state, warn_at, due_at, ended_at, started_at, minutes, left_seconds, paused_as)
      SELECT gen_random_uuid(), c.id, k.kind, k.state, now() - interval '5 minutes', now() + interval '55 minutes',
             CASE WHEN k.state IN ('met', 'cancelled') THEN now() END, k.started_at, k.minutes, k.left_seconds,
             CASE WHEN k.state = 'paused' THEN 'warned' END
        FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, 500)) AS c CROSS JOIN (VALUES
          ('first_answer', 'paused', now(), 60, 1200), ('next_answer', 'warned', now(), 240, 14400),
          ('promise', 'breached', NULL, NULL, NULL), ('opening', 'running', NULL, NULL, NULL),
          ('first_answer', 'met', now(), 60, 3600), ('promise', 'cancelled', NULL, NULL, NULL)
        ) AS k (kind, state, started_at, minutes, left_seconds)`);
    const clocks = async (): Promise<unknown[]> =>
      (await runner.query(
        `SELECT to_jsonb(c) - 'subject_id' AS clock FROM clocks c ORDER BY id`,
      )) as unknown[];
    const before = await clocks();
    expect(before).toHaveLength(3_000);

    for (const migration of later) await migration.up(runner);
    expect(await clocks()).toEqual(before);
    expect(await runner.query('SELECT 1 FROM clocks WHERE subject_id <> case_id')).toEqual([]);
    const again = `INSERT INTO clocks (id, case_id, kind, subject_id, state, warn_at, due_at)
                   SELECT gen_random_uuid(), case_id, kind, $1::uuid, 'running', now(), now() FROM clocks WHERE id = $2`;
    const [opening] = (await runner.query(
      `SELECT id, case_id AS "caseId" FROM clocks WHERE kind = 'opening' LIMIT 1`,
    )) as { id: string; caseId: string }[];
    await expect(runner.query(again, [opening!.caseId, opening!.id])).rejects.toThrow('clocks_open');
    await runner.query(again, [opening!.id, opening!.id]);
    await runner.query(`UPDATE clocks SET kind = 'removal' WHERE subject_id <> case_id`);
    expect(await clocks()).toHaveLength(3_001);

    for (const migration of [...later].reverse()) await migration.down(runner);
    expect(await clocks()).toEqual(before);
    for (const migration of later) await migration.up(runner);
    await runner.query('RESET session_replication_role');
  });
});
