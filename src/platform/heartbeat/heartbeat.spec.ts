import { mkdtempSync, utimesSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Heartbeat, isBeating } from './heartbeat.js';

describe('the heartbeat', () => {
  const folder = mkdtempSync(join(tmpdir(), 'abhaya-beat-'));
  const path = join(folder, 'worker');
  afterAll(() => rm(folder, { recursive: true }));

  const age = (seconds: number): void => {
    const then = Date.now() / 1000 - seconds;
    utimesSync(path, then, then);
  };

  it('is not there before the first beat', async () => {
    expect(await isBeating(path)).toBe(false);
  });

  it('lasts for a minute, and each beat starts a new one', async () => {
    const heart = new Heartbeat(path);
    await heart.beat();
    expect(await isBeating(path)).toBe(true);
    age(50);
    expect(await isBeating(path)).toBe(true);
    age(61);
    expect(await isBeating(path)).toBe(false);
    await heart.beat();
    expect(await isBeating(path)).toBe(true);
    expect((await stat(path)).size).toBe(0);
  });

  it('writes nothing when no file is named', async () => {
    const before = await readdir(folder);
    await new Heartbeat(undefined).beat();
    expect(await readdir(folder)).toEqual(before);
  });

  it('fails where it cannot write', async () => {
    await expect(new Heartbeat(join(folder, 'nowhere', 'worker')).beat()).rejects.toThrow('ENOENT');
  });
});
