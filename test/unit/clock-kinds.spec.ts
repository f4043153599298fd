import type { DynamicModule, ModuleMetadata, Type } from '@nestjs/common';
import type { Definition } from '../../src/platform/definitions/index.js';
import { RegisteredDefinitions, kindOf } from '../../src/platform/definitions/definition.js';
import type { KeyFile } from '../../src/platform/crypto/index.js';
import { CLOCKS } from '../../src/modules/clocks/clock.definition.js';
import { WebModule } from '../../src/web.module.js';
import { WorkerModule } from '../../src/worker.module.js';
import { captureLog, testConfig } from '../support/index.js';

type Part = Type | DynamicModule;

/** What all modules that a process is made of register, without starting it. */
function registeredBy(part: Part, seen = new Set<Part>()): Definition[] {
  if (seen.has(part)) return [];
  seen.add(part);
  const { imports = [], providers = [] } = 'module' in part ? part : metadataOf(part);
  const own = providers.flatMap((provider) =>
    'useValue' in provider && provider.useValue instanceof RegisteredDefinitions
      ? provider.useValue.definitions
      : [],
  );
  const below = [...(imports as Part[]), ...('module' in part ? [part.module] : [])];
  return [...own, ...below.flatMap((one) => registeredBy(one, seen))];
}

function metadataOf(module: Type): ModuleMetadata {
  const read = (key: string): never[] => (Reflect.getMetadata(key, module) as never[] | undefined) ?? [];
  return { imports: read('imports'), providers: read('providers') };
}

const clocksOf = (part: Part): string[] =>
  [...new Set(registeredBy(part).filter((one) => kindOf(one) === CLOCKS))].map(({ name }) => name).sort();

describe('the web process and the worker', () => {
  it('know the same kinds of clocks: what one opens the other sweeps', () => {
    const config = testConfig({ DATABASE_URL: 'postgres://127.0.0.1/none' });
    const parts = [config, {} as KeyFile, captureLog().logger] as const;
    const opened = clocksOf(WebModule.forRoot(...parts));
    expect(opened).toEqual(expect.arrayContaining(['first_answer', 'next_answer', 'opening', 'promise']));
    expect(clocksOf(WorkerModule.forRoot(...parts))).toEqual(opened);
  });
});
