import { Trouble } from './prepare.mjs';

const DATABASE = 'abhaya';

async function connect(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {}); // a connection that breaks later is reported by the query that needs it
  await client.connect();
  return client;
}

/** Does the work with a connection of its own, which ends with it. */
export async function withClient(url, work) {
  const client = await connect(url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Starts the embedded server on the data folder and makes our database on first use. `log` gets the server's own lines;
 * `runDir` and `env` are for startPostgres. Returns what startPostgres does, and the address of our database.
 */
export async function startDatabase({ dataDir, log, runDir, env }) {
  const { startPostgres } = await import('./embedded-postgres.mjs');
  const server = await startPostgres({ dataDir, log, runDir, env });
  try {
    await withClient(server.adminUrl, async (client) => {
      const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
      if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE}`);
    });
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { ...server, url: server.url(DATABASE) };
}

/** Whether the database holds an organisation yet: its keys and first accounts. To be asked after the migrations. */
export function isSetUp(url) {
  return withClient(url, async (client) => (await client.query('SELECT 1 FROM organisation')).rowCount > 0);
}

/** Whether it holds accounts of which none is signed: those of an earlier version. */
export function isUnsigned(url) {
  return withClient(url, async (client) => {
    const { rows } = await client.query(
      'SELECT count(*) > 0 AND count(standing_signature) = 0 AS unsigned FROM staff',
    );
    return rows[0].unsigned;
  });
}

/** How many cases the database holds. */
export function countCases(url) {
  return withClient(url, async (client) => {
    const { rows } = await client.query('SELECT count(*)::int AS number FROM cases');
    return rows[0].number;
  });
}

/** Throws Trouble, without the address's password, when the Redis of REDIS_URL does not let us in. */
export async function checkRedis(url) {
  const { Redis } = await import('ioredis');
  const client = new Redis(url.replace(/^unix:\/\//, ''), {
    lazyConnect: true,
    connectTimeout: 5_000,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let seen = null; // connect() says only that the connection was closed
  client.on('error', (error) => (seen ??= error));
  try {
    await client.connect();
    await client.ping();
  } catch (error) {
    const { code, message } = seen ?? error;
    const why = code ?? /^[A-Z]{4,}(?= )/.exec(message)?.[0] ?? 'no answer';
    throw new Trouble(
      `REDIS_URL: Redis does not let us in (${why}). Check that it runs there, and the user and password; without REDIS_URL the queue is kept in PostgreSQL.`,
    );
  } finally {
    client.disconnect();
  }
}

/** Throws Trouble, without the address's password, when the database of DATABASE_URL does not let us in. */
export async function checkDatabase(url) {
  if (!/^postgres(ql)?:\/\//.test(url)) return; // the configuration says better what it wants
  try {
    await withClient(url, (client) => client.query('SELECT 1'));
  } catch (error) {
    throw new Trouble(
      `DATABASE_URL: the database does not let us in (${error.code ?? error.name}). Check that PostgreSQL runs there, that the database exists, and the user and password; without DATABASE_URL an own database is started.`,
    );
  }
}
