import { ConfigError, loadConfig, type Config } from './platform/config/index.js';
import { SchemaError } from './platform/database/index.js';
import { createLogger, type AppLogger } from './platform/logging/index.js';

/**
 * Runs a process of the helpdesk. Settings that cannot be used end it with status 2 and one line for each variable; a database of
 * another version with status 1 and a sentence that names what is unknown or missing;
 * anything else that keeps it from starting, with status 1 and a code in the log, and so does an error later that nobody caught:
 * whoever runs the process starts it again. A parent process that gave it a channel is
 * told 'ready' once it serves.
 */
export async function runProcess(
  name: 'web' | 'worker',
  start: (config: Config, logger: AppLogger) => Promise<unknown>,
): Promise<void> {
  let logger: AppLogger | undefined;
  try {
    const config = loadConfig();
    logger = createLogger(config, name);
    endOnStrayError(logger);
    await start(config, logger);
    process.send?.('ready'); // npm start waits for it; without a parent there is no channel
  } catch (error) {
    if (error instanceof ConfigError || error instanceof SchemaError)
      process.stderr.write(`${error.message}\n`);
    if (logger && !(error instanceof ConfigError)) logger.failure('process.not_started', error);
    else if (!(error instanceof ConfigError)) throw error;
    await logger?.flush();
    process.exit(error instanceof ConfigError ? 2 : 1);
  }
}

/** Node would print the error itself: one of the database quotes what was typed. */
function endOnStrayError(logger: AppLogger): void {
  let ending = false;
  const end = (error: unknown): void => {
    logger.failure('process.broken', error);
    if (ending) return;
    ending = true;
    void logger.flush().finally(() => process.exit(1));
  };
  process.on('uncaughtException', end).on('unhandledRejection', end);
}
