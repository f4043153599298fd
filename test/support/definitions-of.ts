import { DiscoveryService, ModulesContainer, NestFactory } from '@nestjs/core';
import type { DynamicModule } from '@nestjs/common';
import type { Config } from '../../src/platform/config/index.js';
import { initCrypto, KeyFile, newOrganisationPair } from '../../src/platform/crypto/index.js';
import { Definitions } from '../../src/platform/definitions/index.js';
import { createLogger, type AppLogger } from '../../src/platform/logging/index.js';
import { WebModule } from '../../src/web.module.js';
import { WorkerModule } from '../../src/worker.module.js';
import { testConfig } from './test-config.js';

const PROCESSES = { web: WebModule, worker: WorkerModule } as const satisfies Record<
  string,
  { forRoot(config: Config, keyFile: KeyFile, logger: AppLogger): DynamicModule }
>;

/** What the modules of a process define. Nothing is connected and nothing listens. */
export async function definitionsOf(process: keyof typeof PROCESSES): Promise<Definitions> {
  await initCrypto();
  const config = testConfig({ DATABASE_URL: 'postgres://127.0.0.1/none' });
  const keyFile = KeyFile.create(newOrganisationPair().publicKey);
  const app = await NestFactory.createApplicationContext(
    PROCESSES[process].forRoot(config, keyFile, createLogger(config, process)),
    { preview: true, logger: false, abortOnError: false },
  );
  return new Definitions(new DiscoveryService(app.get(ModulesContainer)));
}
