import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { projectRoot } from '../../src/platform/config/index.js';
import { createDataSource, migrate } from '../../src/platform/database/index.js';

/** A migrated, empty database of one test file. */
export interface TestDatabase {
  /** For DATABASE_URL. */
  readonly url: string;
  /** Runs one statement on a connection of its own and returns the rows. */
  query<T extends object = Record<string, unknown>>(sql: string, params?: unknown[]): Promise<T[]>;
  /** Ends every other connection to it, as a crash or a restart of the server would. */
  cutConnections(): Promise<void>;
  /** Ends every connection and removes it. */
  drop(): Promise<void>;
}

/** Keep the test files of one run from making a template twice. */
const TEMPLATE_LOCK = 0x74657374;
const PREPARED_LOCK = 0x74657375;

/** Clones a template, by default the migrated and empty one; the first caller of a run makes it. Takes some 50 ms. */
export async function createTestDatabase(template?: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(async (admin) => {
    const from = template ?? (await migratedTemplate(admin));
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${from}`);
  });
  const url = addressOf(name);
  let client: Promise<Client> | undefined;
  return {
    url,
    query: async <T extends object>(sql: string, params: unknown[] = []) => {
      client ??= connect(url, () => (client = undefined));
      return (await (await client).query<T>(sql, params)).rows;
    },
    cutConnections: () =>
      onServer(async (admin) => {
        await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
          name,
        ]);
      }),
    drop: async () => {
      await (await client)?.end();
      await onServer(
        async (admin) => void (await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
      );
    },
  };
}

/**
 * A clone of the database that `make` filled when the first file of this run asked for `name`, and what it noted then (plain
 * data, as JSON keeps it). Takes as long as an empty one, however long `make` takes.
 */
export async function cloneOf<T>(
  name: string,
  make: (database: TestDatabase) => Promise<T>,
): Promise<{ database: TestDatabase; noted: T }> {
  const template = `${name}_${ofRun('ABHAYA_TEST_RUN')}`;
  const text = await onServer(async (admin) => {
    await admin.query('SELECT pg_advisory_lock($1)', [PREPARED_LOCK]);
    const { rows } = await admin.query<{ noted: string }>(
      `SELECT shobj_description(oid, 'pg_database') AS noted FROM pg_database WHERE datname = $1`,
      [template],
    );
    if (rows[0]) return rows[0].noted;
    const database = await createTestDatabase();
    const noted = JSON.stringify(await make(database));
    await database.cutConnections();
    const half = new URL(database.url).pathname.slice(1);
    await admin.query(`COMMENT ON DATABASE ${half} IS ${admin.escapeLiteral(noted)}`);
    await admin.query(`ALTER DATABASE ${half} RENAME TO ${template}`);
    return noted;
  });
  return { database: await createTestDatabase(template), noted: JSON.parse(text) as T };
}

function ofRun(variable: 'ABHAYA_TEST_SERVER' | 'ABHAYA_TEST_RUN'): string {
  const value = process.env[variable];
  if (!value)
    throw new Error('There is no test server: run this file through Jest, as one of medium, e2e or browser.');
  return value;
}

function addressOf(database: string): string {
  return ofRun('ABHAYA_TEST_SERVER').replace(/\/[^/?]*(\?|$)/, `/${database}$1`);
}

async function connect(url: string, onLost: () => void = () => undefined): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on('error', onLost);
  await client.connect();
  return client;
}

async function onServer<T>(work: (admin: Client) => Promise<T>): Promise<T> {
  const admin = await connect(ofRun('ABHAYA_TEST_SERVER'));
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

async function migratedTemplate(admin: Client): Promise<string> {
  await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  const template = await prepareTemplate(admin);
  await admin.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  return template;
}

/** The name of the migrated template, which carries a hash of the migrations so that a server that lives on never serves an old one. */
async function prepareTemplate(admin: Client): Promise<string> {
  const folder = join(projectRoot(), 'migrations');
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(join(folder, file)));
  const name = `template_${hash.digest('hex').slice(0, 16)}`;
  const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (rowCount) return name;

  const half = `${name}_half`;
  await admin.query(`DROP DATABASE IF EXISTS ${half} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${half}`);
  const dataSource = createDataSource({ databaseUrl: addressOf(half), databasePool: 2 });
  await migrate(dataSource);
  await dataSource.destroy();
  await admin.query(`ALTER DATABASE ${half} RENAME TO ${name}`);
  return name;
}
