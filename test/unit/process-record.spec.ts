import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProcessRecord, runningDatabase } from '../../scripts/lib/process-record.mjs';
import { projectRoot } from '../../src/platform/config/index.js';

const STARTERS = 6;
const SCRIPT = `
  const { ProcessRecord } = await import(${JSON.stringify(join(projectRoot(), 'scripts/lib/process-record.mjs'))});
  process.stdin.once('data', async () => {
    const took = await new ProcessRecord(process.argv[1]).take(() => {}).then(() => 'took', (error) => error.message);
    process.stdout.write(took);
  });
  process.stdout.write('waits;');`;

/** Starters that all take the same folder in the same moment, and what each says. They live until all have spoken. */
async function race(folder: string): Promise<string[]> {
  const starters = Array.from({ length: STARTERS }, () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT, folder]);
    let said = '';
    child.stdout.on('data', (chunk) => (said += String(chunk)));
    return { child, said: () => said };
  });
  const until = (words: RegExp) =>
    Promise.all(
      starters.map(async ({ child, said }) => {
        while (!words.test(said())) await once(child.stdout, 'data');
      }),
    );
  await until(/^waits;/);
  for (const { child } of starters) child.stdin.write('go');
  await until(/^waits;./);
  for (const { child } of starters) child.kill('SIGKILL');
  return starters.map(({ said }) => said().replace('waits;', ''));
}

describe('the record of a start', () => {
  let folder: string;
  const record = () => join(folder, 'processes.json');

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'abhaya-record-'))));
  afterEach(() => rm(folder, { recursive: true }));

  const onlyOneTook = (said: string[]): void => {
    expect(said.filter((words) => words === 'took')).toHaveLength(1);
    expect(said.filter((words) => /already runs on this data folder/.test(words))).toHaveLength(STARTERS - 1);
  };

  it('lets one of several starters in', async () => {
    onlyOneTook(await race(folder));
    expect(await readdir(folder)).toEqual(['processes.json']);
  });

  it.each([
    ['of a dead start', JSON.stringify({ starter: { pid: process.pid, is: 'earlier' }, children: [] })],
    ['that a crash of the machine left empty', ''],
  ])('lets one in where there is a record %s', async (_what, text) => {
    await writeFile(record(), text);
    onlyOneTook(await race(folder));
  });

  it('tells where the embedded database of a living start is', async () => {
    expect(runningDatabase(folder)).toBeNull();
    const mine = new ProcessRecord(folder);
    await mine.take(() => undefined);
    expect(runningDatabase(folder)).toBeNull();
    mine.setDatabase('postgresql://abhaya@%2Ftmp%2Fx:5432/abhaya');
    expect(runningDatabase(folder)).toBe('postgresql://abhaya@%2Ftmp%2Fx:5432/abhaya');
    const text = await readFile(record(), 'utf8');
    mine.release();
    expect(runningDatabase(folder)).toBeNull();
    await writeFile(record(), text.replace(/"is":"[^"]+"/, '"is":"earlier"'));
    expect(runningDatabase(folder)).toBeNull();
  });
});
