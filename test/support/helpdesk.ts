import type { INestApplication, INestApplicationContext, Type } from '@nestjs/common';
import type { Config } from '../../src/platform/config/index.js';
import type { Surface } from '../../src/platform/http/index.js';
import { createLogger, type AppLogger } from '../../src/platform/logging/index.js';
import { Scheduler } from '../../src/platform/schedule/index.js';
import { startWeb } from '../../src/start-web.js';
import { startWorker } from '../../src/start-worker.js';
import { eventually } from './eventually.js';
import { freePort } from './free-port.js';
import { createInstallation, type Installation } from './installation.js';
import { testConfig } from './test-config.js';

/** A running web process of an installation, inside this one. */
export interface RunningWeb {
  app: INestApplication;
  config: Config;
  site: string;
  console: string;
  stop(): Promise<void>;
}

/**
 * Starts a web process on free ports. `variables` are added to those of the installation, `features` to its modules;
 * `folders`: built files that it serves in place of those of the build.
 */
export async function runWeb(
  installation: Installation,
  variables: Record<string, string> = {},
  logger?: AppLogger,
  features: readonly Type[] = [],
  folders: Partial<Record<Surface, string>> = {},
): Promise<RunningWeb> {
  const [port, consolePort] = [await freePort(), await freePort()];
  const ports = { PORT: String(port), CONSOLE_PORT: String(consolePort) };
  const config = testConfig({ ...installation.variables, ...ports, ...variables });
  const { app } = await startWeb(config, logger ?? createLogger(config, 'web'), features, folders);
  return {
    app,
    config,
    site: `http://127.0.0.1:${port}`,
    console: `http://127.0.0.1:${consolePort}`,
    stop: () => app.close(),
  };
}

/** Starts a queue worker of the installation, inside this process. */
export function runWorker(
  installation: Installation,
  variables: Record<string, string> = {},
  logger?: AppLogger,
  features: readonly Type[] = [],
): Promise<INestApplicationContext> {
  const config = testConfig({ ...installation.variables, ...variables });
  return startWorker(config, logger ?? createLogger(config, 'worker'), features);
}

/** As `eventually`, but does the worker's round of this name before it asks each time: no test waits for the next one. */
export function afterRounds<T>(
  worker: INestApplicationContext,
  name: string,
  what: string,
  ask: () => T | Promise<T>,
): Promise<Exclude<T, null | undefined | false>> {
  const scheduler = worker.get(Scheduler, { strict: false });
  return eventually(what, async () => {
    await scheduler.run(name);
    return ask();
  });
}

export interface HelpdeskOptions {
  variables?: Record<string, string>;
  worker?: boolean;
  logger?: AppLogger;
  /** Modules of the web process besides those of the helpdesk. */
  features?: readonly Type[];
  folders?: Partial<Record<Surface, string>>;
  /** Runs before the web process starts. */
  prepare?: (installation: Installation) => Promise<void>;
}

/** A fresh helpdesk with one web process and, unless told otherwise, one worker. */
export interface Helpdesk extends RunningWeb {
  installation: Installation;
}

export async function startHelpdesk(options: HelpdeskOptions = {}): Promise<Helpdesk> {
  const { variables = {}, worker = true, logger, features, folders, prepare } = options;
  const installation = await createInstallation();
  await prepare?.(installation);
  const web = await runWeb(installation, variables, logger, features, folders);
  let working: INestApplicationContext | undefined;
  const stop = async () => {
    await working?.close();
    await web.stop();
    await installation.database.drop();
  };
  try {
    if (worker) working = await runWorker(installation, variables, logger);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...web, installation, stop };
}
