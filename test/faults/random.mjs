/** Numbers from 0 to below 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `low` to `high`, both among them. */
export const between = (random, low, high) => low + Math.floor(random() * (high - low + 1));

/** The same items in another order. */
export function shuffled(random, items) {
  const left = [...items];
  return items.map(() => left.splice(between(random, 0, left.length - 1), 1)[0]);
}
