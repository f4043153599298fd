import { Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { type Definition, DefinitionKind, registers } from './definition.js';
import { Definitions } from './definitions.js';
import { DefinitionsModule } from './definitions.module.js';

interface Fruit extends Definition {
  readonly colour: string;
}
const FRUITS = new DefinitionKind<Fruit>('fruit');
const STONES = new DefinitionKind<Definition>('stone');
const apple = FRUITS.define({ name: 'apple', colour: 'red' });
const plum = FRUITS.define({ name: 'plum', colour: 'blue' });
const agate = STONES.define({ name: 'apple' });

@Module({ providers: [registers(apple, agate)] })
class OneModule {}

@Module({ imports: [OneModule], providers: [registers(plum), registers(apple)] })
class OtherModule {}

@Module({ providers: [registers(FRUITS.define({ name: 'apple', colour: 'green' }))] })
class ClashingModule {}

@Module({ providers: [registers({ name: 'pebble' })] })
class LooseModule {}

async function start(...modules: (new () => object)[]): Promise<Definitions> {
  const app = await Test.createTestingModule({ imports: [DefinitionsModule, ...modules] }).compile();
  await app.init();
  return app.get(Definitions);
}

describe('what modules define', () => {
  it('is found by kind and name, wherever a module registers it', async () => {
    const definitions = await start(OneModule, OtherModule);
    expect([...definitions.of(FRUITS).values()]).toEqual([apple, plum]);
    expect(definitions.get(FRUITS, 'apple').colour).toBe('red');
    expect(definitions.get(STONES, 'apple')).toBe(agate);
    expect(() => definitions.get(STONES, 'plum')).toThrow('DEFINITION_UNKNOWN: stone plum');
  });

  it('has one of each name, or the process does not start', async () => {
    await expect(start(OneModule, ClashingModule)).rejects.toThrow('DEFINED_TWICE: fruit apple');
  });

  it('was made by a kind, or the process does not start', async () => {
    await expect(start(LooseModule)).rejects.toThrow('DEFINITION_OF_NO_KIND: pebble');
  });
});
