import { DataSource } from 'typeorm';
import type { Config } from '../config/index.js';
import { TIMEOUT_CLIENT } from './timeout-client.js';
import type { EntityClass } from './entities.js';

const IDLE_IN_TRANSACTION_MS = 30_000;

/** How long a statement may take, and how long it may wait, in milliseconds. */
export interface StatementLimits {
  /**
   * For a connection, be it a new one or the turn on one that is held. Long enough for a burst: whoever sends a report at the
   * same moment as two hundred others had better wait than be asked to try again.
   */
  readonly connectMs: number;
  /** For the server, which then ends the statement. */
  readonly statementMs: number;
  /** For us, who then end the connection: longer, for it says that the server is gone without a word. */
  readonly answerMs: number;
}

/** Which commits are answered only once they are on the disk; see docs/adr/0008-batches.md. */
export type Durability = 'every_commit' | 'asked_for';

export const LIMITS: StatementLimits = { connectMs: 20_000, statementMs: 30_000, answerMs: 35_000 };

/**
 * The connection pool of one process, not yet connected (`initialize()` does that). It never logs a statement, never changes
 * the schema, and gives up on a statement after 30 seconds (35 when the server itself is gone).
 *
 * @param config - `databaseUrl` and `databasePool` (the most connections held)
 * @param entities - the entity classes that the process works with
 * @param onIdleError - told when a connection breaks while nobody uses it; the pool replaces it by itself
 * @param limits - how long a statement may take
 * @param durability - `asked_for`: a commit waits for the disk only where `SET LOCAL synchronous_commit = on` asks for it. A crash
 *   of the database then takes the newest commits back, all that came after one of them included
 */
export function createDataSource(
  config: Pick<Config, 'databaseUrl' | 'databasePool'>,
  entities: readonly EntityClass[] = [],
  onIdleError: (error: unknown) => void = () => undefined,
  limits: StatementLimits = LIMITS,
  durability: Durability = 'every_commit',
): DataSource {
  return new DataSource({
    type: 'postgres',
    url: config.databaseUrl,
    entities: [...entities],
    synchronize: false,
    logging: false,
    installExtensions: false,
    poolSize: config.databasePool,
    connectTimeoutMS: limits.connectMs,
    applicationName: 'abhaya',
    poolErrorHandler: onIdleError,
    extra: {
      ...TIMEOUT_CLIENT,
      statement_timeout: limits.statementMs,
      query_timeout: limits.answerMs,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
      ...(durability === 'asked_for' ? { options: '-c synchronous_commit=off' } : {}),
    },
  });
}
