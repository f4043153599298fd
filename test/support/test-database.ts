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

/** Keeps the test files of one run from making the template twice. */
const TEMPLATE_LOCK = 0x74657374;

/** Clones the migrated template; the first caller of a run makes it. Takes some 50 ms. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(async (admin) => {
    await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const template = await prepareTemplate(admin);
    await admin.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
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

function serverUrl(): string {
  const url = process.env['ABHAYA_TEST_SERVER'];
  if (!url)
    throw new Error('There is no test server: run this file through Jest, as one of medium, e2e or browser.');
  return url;
}

function addressOf(database: string): string {
  return serverUrl().replace(/\/[^/?]*(\?|$)/, `/${database}$1`);
}

async function connect(url: string, onLost: () => void = () => undefined): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on('error', onLost);
  await client.connect();
  return client;
}

async function onServer<T>(work: (admin: Client) => Promise<T>): Promise<T> {
  const admin = await connect(serverUrl());
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

/** The name of the template, which carries a hash of the migrations so that a server that lives on never serves an old one. */
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
