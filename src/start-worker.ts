import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { loadKeyFile, type Config } from './platform/config/index.js';
import { initCrypto, KeyFile } from './platform/crypto/index.js';
import type { AppLogger } from './platform/logging/index.js';
import { WorkerModule } from './worker.module.js';

/**
 * Starts the queue worker. It holds no key of any desk or case. Refuses with KEY_FILE_MISMATCH as the web process does.
 *
 * @param features - modules besides those of the helpdesk itself
 */
export async function startWorker(
  config: Config,
  logger: AppLogger,
  features: readonly Type[] = [],
): Promise<INestApplicationContext> {
  await initCrypto();
  const keyFile = KeyFile.parse(await loadKeyFile(config));
  const app = await NestFactory.createApplicationContext(
    WorkerModule.forRoot(config, keyFile, logger, features),
    {
      logger,
      abortOnError: false,
    },
  );
  app.enableShutdownHooks(['SIGINT', 'SIGTERM']);
  logger.info('worker.ready');
  return app;
}
