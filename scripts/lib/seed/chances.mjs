/** A generator of numbers from 0 to below 1 that gives the same for the same seed (mulberry32): two runs seed alike. */
export function chances(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of the values of `[[value, weight], ...]`. */
export function pick(weighted, chance) {
  const all = weighted.reduce((sum, [, weight]) => sum + weight, 0);
  let left = chance() * all;
  for (const [value, weight] of weighted) {
    left -= weight;
    if (left < 0) return value;
  }
  return weighted[0][0];
}

export const between = (from, to, chance) => from + Math.floor(chance() * (to - from));
