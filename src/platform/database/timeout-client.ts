import { Client, type ClientConfig } from 'pg';
import { isError } from '../errors/index.js';
import { nameOf } from './prepared.js';

/** What the driver says when `query_timeout` is over. */
export const NO_ANSWER = 'Query read timeout';

const query = Client.prototype.query as (...args: unknown[]) => unknown;

/** A statement with values under the name that it is prepared by; anything else as it came. */
function prepared(args: unknown[]): unknown[] {
  const [text, values, ...rest] = args;
  if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return args;
  const name = nameOf(text);
  return name === undefined ? args : [{ name, text, values: values as unknown[] }, ...rest];
}

/**
 * A connection that prepares its statements, and ends itself when an answer does not come within `query_timeout`: the driver alone would give it back to the
 * pool, where everything that is asked next waits behind the question that nobody answers.
 */
export class TimeoutClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    // The pool listens only while nobody holds the connection, so that one breaking between two questions would end the process.
    // Whoever holds it is told by the next question.
    this.on('error', () => undefined);
  }
}

TimeoutClient.prototype.query = function (this: Client, ...args: unknown[]): unknown {
  const answer = query.apply(this, prepared(args));
  if (!(answer instanceof Promise)) return answer;
  return answer.catch((error: unknown) => {
    if (isError(error) && error.message === NO_ANSWER) void this.end().catch(() => undefined);
    throw error;
  });
} as Client['query'];

/** Settings of every connection: one whose other end is gone without a word is found out. Times in milliseconds. */
export const TIMEOUT_CLIENT = {
  Client: TimeoutClient,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
} as const;
