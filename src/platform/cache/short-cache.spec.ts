import { ShortCache } from './short-cache.js';

let now: number;
let loads: number;
let cache: ShortCache<string>;
beforeEach(() => {
  [now, loads] = [5_000, 0];
  cache = new ShortCache(1_000, () => now);
});

const load = (): Promise<string> => Promise.resolve(`load ${(loads += 1)}`);

describe('a short cache', () => {
  it('keeps a value for its time and no longer, each key for itself', async () => {
    expect(await cache.get('a', load)).toBe('load 1');
    now += 999;
    expect(await cache.get('a', load)).toBe('load 1');
    expect(await cache.get('b', load)).toBe('load 2');
    now += 1;
    expect(await cache.get('a', load)).toBe('load 3');
    expect(await cache.get('b', load)).toBe('load 2');
  });

  it('loads once for all who ask meanwhile', async () => {
    expect(await Promise.all([cache.get('a', load), cache.get('a', load)])).toEqual(['load 1', 'load 1']);
  });

  it('keeps no failure', async () => {
    await expect(cache.get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await cache.get('a', load)).toBe('load 1');
  });

  it('forgets what was begun before it was cleared', async () => {
    let loaded = (_value: string): void => undefined;
    const early = cache.get('a', () => new Promise((resolve) => (loaded = resolve)));
    cache.clear();
    expect(await cache.get('a', load)).toBe('load 1');
    loaded('old');
    expect(await early).toBe('old');
    expect(await cache.get('a', load)).toBe('load 1');
  });

  it('does not grow without end', async () => {
    for (let key = 0; key < 1_001; key += 1) await cache.get(String(key), load);
    expect(await cache.get('0', load)).toBe('load 1002');
  });
});
