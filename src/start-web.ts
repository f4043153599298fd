import { NestFactory } from '@nestjs/core';
import type { INestApplication, Type } from '@nestjs/common';
import { loadKeyFile, type Config } from './platform/config/index.js';
import { initCrypto, KeyFile } from './platform/crypto/index.js';
import { createWebAdapter, openListeners, type Addresses, type Surface } from './platform/http/index.js';
import type { AppLogger } from './platform/logging/index.js';
import { PERMISSIONS } from './modules/permissions/index.js';
import { WebModule } from './web.module.js';

/**
 * Starts the web process: public site and console, each on its port. Refuses with KEY_FILE_MISMATCH when the key file is not
 * the one that the database was sealed with, and with a RouteError when a route does not say who may call it.
 *
 * @param features - modules besides those of the helpdesk itself
 * @param folders - built files to serve in place of dist/site or dist/console
 */
export async function startWeb(
  config: Config,
  logger: AppLogger,
  features: readonly Type[] = [],
  folders: Partial<Record<Surface, string>> = {},
): Promise<{ app: INestApplication; addresses: Addresses }> {
  await initCrypto();
  const keyFile = KeyFile.parse(await loadKeyFile(config));
  const app = await NestFactory.create(
    WebModule.forRoot(config, keyFile, logger, features),
    createWebAdapter(config, folders),
    {
      logger,
      abortOnError: false,
    },
  );
  app.enableShutdownHooks(['SIGINT', 'SIGTERM']);
  const addresses = await openListeners(app, config, PERMISSIONS);
  logger.info('web.ready', { sitePort: addresses.site, consolePort: addresses.console });
  return { app, addresses };
}
