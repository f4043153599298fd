import { setTimeout as rest } from 'node:timers/promises';

const LOOK_EVERY_MS = 50;

/** Asks until the answer is true. Resolves to whether it was within so many milliseconds; an error counts as no. */
export async function within(ms, ask) {
  const end = performance.now() + ms;
  for (;;) {
    if (await Promise.resolve(ask()).catch(() => false)) return true;
    if (performance.now() > end) return false;
    await rest(LOOK_EVERY_MS);
  }
}

/** The same; throws, naming what was awaited, when it was not. */
export async function until(what, ms, ask) {
  if (!(await within(ms, ask))) throw new Error(`Not within ${ms / 1000} s: ${what}`);
}
