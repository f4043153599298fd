import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import type { Config } from '../config/index.js';
import { isError } from '../errors/index.js';
import { hasManyDigits, isPlainValue } from '../text/index.js';
import { errorCode, errorFrames } from './error-code.js';
import { requestId } from './request-id.js';

/** The name of what happened: noun and past participle, such as `job.given_up`. */
export type LogEvent = `${Lowercase<string>}.${Lowercase<string>}`;

/** What a log line may carry: ids, enumerations, counts. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/**
 * The log of one process. Our own lines are an event's name with fields; Nest and Fastify write through the same door. Errors
 * are cut down to their code, that of their cause, and where they came from, for their messages may quote what a person typed.
 */
export class AppLogger implements LoggerService {
  constructor(private readonly lines: Logger) {}

  /** Something happened that an operator may want to know. */
  info(event: LogEvent, fields: LogFields = {}): void {
    this.lines.info(plain(fields), named(event));
  }

  /** Something is not as it should be and mends itself, or is mended by the operator. */
  warn(event: LogEvent, ...rest: unknown[]): void {
    this.write('warn', event, rest);
  }

  /** Work failed. Of the error only its code and its place are kept. */
  failure(event: LogEvent, error: unknown, fields: LogFields = {}): void {
    this.lines.error(
      { ...plain(fields), ...(isError(error) ? reduced(error) : { code: errorCode(error) }) },
      named(event),
    );
  }

  /** For Nest. */
  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  /** For Nest: an error, or a text with a stack. */
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  /** For Nest. */
  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** For Nest. */
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  /** For Nest. */
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  /** Waits until what was logged has left the process. */
  flush(): Promise<void> {
    return new Promise((done) => this.lines.flush(() => done()));
  }

  private write(
    level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace',
    message: unknown,
    rest: unknown[],
  ): void {
    const fields = plain(rest.length === 1 && isFields(rest[0]) ? rest[0] : {});
    const texts = rest.filter((part): part is string => typeof part === 'string');
    const last = texts.at(-1);
    const context = last !== undefined && CONTEXT.test(last) ? last : undefined;
    const stacked = [message, ...rest].find((part) => isError(part) || isStack(part));
    if (stacked !== undefined) {
      const error = isError(stacked) ? stacked : fromStack(String(stacked));
      this.lines[level](
        { ...fields, context, ...reduced(error) },
        typeof message === 'string' && EVENT.test(message) ? message : 'error',
      );
      return;
    }
    const text = typeof message === 'string' ? message : 'object';
    const boot = context !== undefined && BOOT.has(context) && level !== 'error' && level !== 'fatal';
    this.lines[level](
      { ...fields, ...(context === undefined ? {} : { context }) },
      boot && !hasManyDigits(text) ? text : named(text),
    );
  }
}

/**
 * Opens the log of this process: JSON lines on standard output.
 *
 * @param config - its `logLevel` decides what is written
 * @param name - which process this is
 * @param destination - where the lines go when not to standard output
 */
export function createLogger(
  config: Pick<Config, 'logLevel'>,
  name: 'web' | 'worker' | 'cli',
  destination?: { write(line: string): void },
): AppLogger {
  const options = {
    name,
    level: config.logLevel,
    base: { name },
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => {
      const id = requestId();
      return id === undefined ? {} : { requestId: id };
    },
    redact: { paths: REDACTED, censor: LEFT_OUT },
  };
  return new AppLogger(destination ? pino(options, destination) : pino(options));
}

const LEFT_OUT = '[left out]';
const REDACTED = [
  'ip',
  'email',
  'password',
  'token',
  'cookie',
  'authorization',
  'text',
  'url',
  'body',
  'headers',
];

/** What is neither an id nor an enumeration and still of our own making, by the name of its field. */
const SHAPES: Readonly<Record<string, RegExp>> = {
  code: /^[A-Z][A-Za-z0-9_]{1,63}$/,
  route: /^(?:[A-Z]+ )?(?:\/[A-Za-z0-9_.:{}*-]*)+$/,
};
/** The hash of the audit log's newest row, in hex: no code and no number has so many digits. */
const HEAD = /^[0-9a-f]{64}$/;
const EVENT = /^[a-z_]+(\.[a-z_]+)+$/;
/** The class that Nest speaks for. */
const CONTEXT = /^[A-Z][A-Za-z]{2,60}$/;
/** What Nest says while it starts names our own classes and routes; nobody is served yet. */
const BOOT = new Set([
  'InstanceLoader',
  'LegacyRouteConverter',
  'NestApplication',
  'NestApplicationContext',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
]);

function named(event: string): string {
  return EVENT.test(event) ? event : LEFT_OUT;
}

function plain(fields: LogFields): LogFields {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, mayBeKept(key, value) ? value : LEFT_OUT]),
  );
}

function mayBeKept(key: string, value: unknown): boolean {
  if (isPlainValue(value)) return true;
  if (typeof value !== 'string') return false;
  return (key === 'head' && HEAD.test(value)) || (SHAPES[key]?.test(value) === true && !hasManyDigits(value));
}

// Nest raises these before anyone is served; their messages name our own classes and are the only clue to a wiring mistake.
const WIRING = new Set([
  'CircularDependencyException',
  'InvalidClassModuleException',
  'InvalidModuleException',
  'UndefinedDependencyException',
  'UndefinedForwardRefException',
  'UndefinedModuleException',
  'UnknownDependenciesException',
  'UnknownElementException',
  'UnknownExportException',
]);

function reduced(error: Error): Record<string, unknown> {
  const wiring = WIRING.has(error.constructor.name);
  return {
    code: errorCode(error),
    ...(isError(error.cause) ? { cause: errorCode(error.cause) } : {}),
    ...sqlState(error),
    ...(wiring ? { wiring: error.message } : {}),
    at: errorFrames(error),
  };
}

/** Our errors of the database keep the five characters by which Postgres says what is wrong. */
function sqlState(error: Error): { sqlState?: string } {
  const state = 'sqlState' in error ? error.sqlState : undefined;
  return typeof state === 'string' && /^[0-9A-Z]{5}$/.test(state) ? { sqlState: state } : {};
}

function isStack(part: unknown): part is string {
  return typeof part === 'string' && /\n\s+at /.test(part);
}

function fromStack(stack: string): Error {
  const error = new Error('');
  error.stack = stack;
  return error;
}

function isFields(part: unknown): part is LogFields {
  return (
    typeof part === 'object' &&
    part !== null &&
    !isError(part) &&
    Object.getPrototypeOf(part) === Object.prototype
  );
}
