import { setTimeout as rest } from 'node:timers/promises';
import { isUnavailable } from '../../src/platform/database/index.js';
import { PATIENCE_MS } from './patience.js';

/**
 * Asks again and again until the answer is there (not null, undefined or false) and returns it. Only for what announces itself
 * by no event. Throws once it has no patience left, naming what was awaited.
 */
export async function eventually<T>(
  what: string,
  ask: () => T | Promise<T>,
): Promise<Exclude<T, null | undefined | false>> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false)
      return answer as Exclude<T, null | undefined | false>;
    if (performance.now() > end) throw new Error(`Not within ${PATIENCE_MS / 1_000} s: ${what}`);
    await rest(20);
  }
}

/** For `eventually`: false while the database is away; any other error fails the test. */
export function stillAway(error: unknown): false {
  if (!isUnavailable(error)) throw error;
  return false;
}
