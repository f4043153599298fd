import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DataSource, getMetadataArgsStorage } from 'typeorm';
import type { Config } from '../config/index.js';

/** A class with an `@Entity` decorator. */
export type EntityClass = new () => object;

const CONNECT_MS = 5_000;
const STATEMENT_MS = 30_000;
const IDLE_IN_TRANSACTION_MS = 30_000;

/**
 * The connection pool of one process, not yet connected (`initialize()` does that). It never logs a statement, never changes
 * the schema, and gives up on a statement after 30 seconds.
 *
 * @param config - `databaseUrl` and `databasePool` (the most connections held)
 * @param entities - the entity classes that the process works with
 * @param onIdleError - told when a connection breaks while nobody uses it; the pool replaces it by itself
 */
export function createDataSource(
  config: Pick<Config, 'databaseUrl' | 'databasePool'>,
  entities: readonly EntityClass[] = [],
  onIdleError: (error: unknown) => void = () => undefined,
): DataSource {
  return new DataSource({
    type: 'postgres',
    url: config.databaseUrl,
    entities: [...entities],
    synchronize: false,
    logging: false,
    installExtensions: false,
    poolSize: config.databasePool,
    connectTimeoutMS: CONNECT_MS,
    applicationName: 'abhaya',
    poolErrorHandler: onIdleError,
    extra: {
      keepAlive: true,
      statement_timeout: STATEMENT_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    },
  });
}

/** Finds the entity classes of the whole project: those of every `*.entity` file beside or below this folder's parents. */
export async function findEntities(): Promise<EntityClass[]> {
  const sources = join(import.meta.dirname, '..', '..');
  const files = await readdir(sources, { recursive: true });
  for (const file of files.filter((name) => /\.entity\.(js|ts)$/.test(name)).sort()) {
    await import(join(sources, file));
  }
  return getMetadataArgsStorage()
    .tables.map(({ target }) => target)
    .filter((target): target is EntityClass => typeof target === 'function');
}
