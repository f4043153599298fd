import { LruMap } from './lru-map.js';

it('forgets what was used longest ago, and never holds more than its limit', () => {
  const map = new LruMap<string, number>(2);
  map.set('a', 1);
  map.set('b', 2);
  expect(map.get('a')).toBe(1);
  map.set('c', 3);
  expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([1, undefined, 3]);
  for (let i = 0; i < 100; i += 1) map.set(String(i), i);
  expect(map.size).toBe(2);
});

it('keeps one entry a key', () => {
  const map = new LruMap<string, number>(2);
  map.set('a', 1);
  map.set('a', 2);
  expect(map.get('a')).toBe(2);
  expect(map.size).toBe(1);
});
