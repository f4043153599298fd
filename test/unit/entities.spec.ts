import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DynamicModule, Provider, Type, ValueProvider } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants.js';
import { Test } from '@nestjs/testing';
import { getMetadataArgsStorage } from 'typeorm';
import { Config, projectRoot } from '../../src/platform/config/index.js';
import { initCrypto, KeyFile, newOrganisationPair } from '../../src/platform/crypto/index.js';
import { registeredEntities } from '../../src/platform/database/entities.js';
import { RegisteredDefinitions } from '../../src/platform/definitions/definition.js';
import { Definitions, DefinitionsModule } from '../../src/platform/definitions/index.js';
import { createLogger } from '../../src/platform/logging/index.js';
import { WebModule } from '../../src/web.module.js';
import { WorkerModule } from '../../src/worker.module.js';

type Imported = Type | DynamicModule;

const SOURCES = join(projectRoot(), 'src');

/** The classes that the files of this ending export, each with the folder of its file. */
async function classesOf(ending: string): Promise<Map<unknown, string>> {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' });
  const found = new Map<unknown, string>();
  for (const file of files.filter((name) => name.endsWith(ending))) {
    const exported = (await import(join(SOURCES, file))) as Record<string, unknown>;
    for (const value of Object.values(exported))
      if (typeof value === 'function') found.set(value, dirname(file));
  }
  return found;
}

function listOf<T>(key: 'imports' | 'providers', module: Imported): T[] {
  const [type, given] = 'module' in module ? [module.module, module[key]] : [module, []];
  return [...((Reflect.getMetadata(key, type) ?? []) as T[]), ...((given ?? []) as T[])];
}

/** The providers of a module and of every module that it imports. */
function providersOf(module: Imported, seen = new Set<Imported>()): Provider[] {
  if (seen.has(module)) return [];
  seen.add(module);
  const imported = listOf<Imported>(MODULE_METADATA.IMPORTS as 'imports', module);
  return [
    ...listOf<Provider>(MODULE_METADATA.PROVIDERS as 'providers', module),
    ...imported.flatMap((one) => providersOf(one, seen)),
  ];
}

function made(module: typeof WebModule | typeof WorkerModule): DynamicModule {
  const keyFile = KeyFile.create(newOrganisationPair().publicKey);
  return module.forRoot(new Config(), keyFile, createLogger({ logLevel: 'silent' }, 'web'));
}

const isDefinitions = (provider: Provider): provider is ValueProvider =>
  'useValue' in provider && provider.useValue instanceof RegisteredDefinitions;

describe('the entities', () => {
  let entityFolders: Map<unknown, string>;
  let repositoryFolders: Map<unknown, string>;

  beforeAll(async () => {
    await initCrypto();
    const exported = await classesOf('.entity.ts');
    const tables = new Set(getMetadataArgsStorage().tables.map(({ target }) => target));
    entityFolders = new Map([...exported].filter(([type]) => tables.has(type as Type)));
    repositoryFolders = await classesOf('.repository.ts');
  });

  it.each([
    ['web', WebModule],
    ['worker', WorkerModule],
  ])('of every repository of the %s process are registered in it', async (_name, module) => {
    const providers = providersOf(made(module));
    const app = await Test.createTestingModule({
      imports: [DefinitionsModule],
      providers: providers.filter(isDefinitions),
    }).compile();
    const registered = new Set<unknown>(registeredEntities(app.get(Definitions)));
    const folders = new Set(providers.map((provider) => repositoryFolders.get(provider)));
    const needed = [...entityFolders].filter(([, folder]) => folders.has(folder)).map(([type]) => type);
    expect(needed.filter((type) => !registered.has(type))).toEqual([]);
    expect(needed.length).toBeGreaterThan(5);
  });

  it('are all known to the web process', () => {
    const all = providersOf(made(WebModule))
      .filter(isDefinitions)
      .flatMap(({ useValue }) => (useValue as RegisteredDefinitions).definitions)
      .map((definition) => (definition as { entity?: unknown }).entity);
    expect(entityFolders.size).toBeGreaterThan(10);
    expect([...entityFolders.keys()].filter((type) => !all.includes(type))).toEqual([]);
  });
});
