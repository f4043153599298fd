import { randomBytes } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { inParallel, timed } from './figures.mjs';

/** What a receipt code is stretched with (src/platform/crypto/argon.ts): Argon2id, 19 MiB, two passes, one lane. */
const REPORTER_COST = {
  algorithm: 2,
  version: 1,
  memoryCost: 19 * 1024,
  timeCost: 2,
  parallelism: 1,
  outputLen: 32,
};
const AT_ONCE = 2;

/**
 * How fast this machine stretches receipt codes, two at a time and with nothing else to do: codes a second, and milliseconds
 * of processor time each. It is the part of a report that no program can save.
 */
export async function argonRate(number) {
  const salt = randomBytes(16);
  const before = process.cpuUsage();
  const { took } = await timed(() =>
    inParallel(Array(number).fill('0123456789abcdef'), AT_ONCE, (code) =>
      hashRaw(code, { ...REPORTER_COST, salt }),
    ),
  );
  const { user, system } = process.cpuUsage(before);
  return { perSecond: (number / took) * 1000, cpuMs: (user + system) / 1000 / number };
}
