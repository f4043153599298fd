import { AppError, defineErrors, isError } from '../errors/index.js';
import { NO_ANSWER } from './timeout-client.js';

/**
 * A statement or a connection failed. It carries what a program may decide on and nothing of the statement: the errors of the
 * driver quote parameters and rows.
 */
export class DatabaseError extends defineErrors({
  DATABASE_UNAVAILABLE: 503,
  DATABASE_CONFLICT: 409,
  DATABASE_FAILED: 500,
  TRANSACTION_CLOSED: 500,
  TRANSACTION_SPOILED: 500,
}) {
  /**
   * @param sqlState - five characters of Postgres (appendix A of its manual), when it was the server that refused
   * @param constraint - the name of the constraint that was broken, if one was
   */
  constructor(
    code: DatabaseError['code'],
    readonly sqlState?: string,
    readonly constraint?: string,
  ) {
    super(code);
  }
}

/** Reduces an error of TypeORM or of the driver; any other error comes back as it is. */
export function databaseError(error: unknown): unknown {
  if (error instanceof AppError || !isError(error)) return error;
  const { sqlState, constraint } = facts(error);
  if (isUnavailable(error)) return new DatabaseError('DATABASE_UNAVAILABLE', sqlState);
  if (sqlState !== undefined) {
    const code =
      sqlState.startsWith('23') || sqlState.startsWith('40') ? 'DATABASE_CONFLICT' : 'DATABASE_FAILED';
    return new DatabaseError(code, sqlState, constraint);
  }
  return error.name === 'QueryFailedError' ? new DatabaseError('DATABASE_FAILED') : error;
}

/** Whether the error means that the database cannot be reached or takes no more work now; such a request may be tried again. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof DatabaseError) return error.code === 'DATABASE_UNAVAILABLE';
  if (!isError(error)) return false;
  if ('errors' in error && Array.isArray(error.errors)) return error.errors.some(isUnavailable);
  const { sqlState, system } = facts(error);
  if (sqlState !== undefined) return AWAY_STATES.has(sqlState) || sqlState.startsWith('08');
  if (system !== undefined && AWAY_SYSTEM.has(system)) return true;
  return AWAY_MESSAGES.some((text) => error.message.includes(text));
}

/** Whether the error is a row that is already there; `constraint` asks for the one of that name. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (!isError(error)) return false;
  const known = error instanceof DatabaseError ? error : facts(error);
  return known.sqlState === '23505' && (constraint === undefined || known.constraint === constraint);
}

/** Out of connections, shutting down, starting up, crashed, disk or memory full, read-only standby. */
const AWAY_STATES = new Set([
  '53000',
  '53100',
  '53200',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  '25006',
]);
const AWAY_SYSTEM = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
const AWAY_MESSAGES = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'timeout expired',
  NO_ANSWER,
  'Client has encountered a connection error',
  'Client was closed',
  'Cannot use a pool after calling end',
  'Query runner already released',
];

function facts(error: Error): { sqlState?: string; system?: string; constraint?: string } {
  const source: unknown = 'driverError' in error && isError(error.driverError) ? error.driverError : error;
  const { code, constraint } = source as { code?: unknown; constraint?: unknown };
  if (typeof code !== 'string') return {};
  if (/^(?=.*\d)[0-9A-Z]{5}$/.test(code)) {
    return { sqlState: code, ...(typeof constraint === 'string' ? { constraint } : {}) };
  }
  return { system: code };
}
