import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Ten digits that begin with 6, 7, 8 or 9: what a mobile number of India can be. */
const NUMBERS = 4e9;
const LEAST_DAYS = 400;
const DAY_MS = 86_400_000;

/**
 * What it costs to try every mobile number of India against the index of identifiers, for whoever holds a dump and the key file:
 * with the values as a web process writes them, and as a worker leaves them. Processor time of this machine, one core.
 */
export async function measureGuesses({ builds: [now], add, quick }) {
  const load = (path) => import(pathToFileURL(join(now.root, 'dist/src', path)).href);
  const { asIndexKey, blindIndex, initCrypto, slowIndex } = await load('platform/crypto/index.js');
  await initCrypto();
  const key = asIndexKey(new Uint8Array(32).fill(7));
  const guess = (n) => blindIndex(key, 'phone', `+919${String(n).padStart(9, '0')}`);
  const fast = await eachMs(quick ? 2_000 : 20_000, (n) => Promise.resolve(guess(n)));
  const slow = await eachMs(quick ? 20 : 200, (n) => slowIndex(key, guess(n)));
  const days = (slow * NUMBERS) / DAY_MS;
  const figure = `${Math.round(days)} core-days (${slow.toFixed(1)} ms each)`;
  add(
    'every mobile number of India against the index, with dump and key file',
    figure,
    `>= ${LEAST_DAYS}`,
    days >= LEAST_DAYS,
  );
  const before = ((fast * NUMBERS) / 3_600_000).toFixed(1);
  add('the same against values that no worker has seen yet', `${before} core-hours, in JavaScript`);
  add('times a guess costs', `${Math.round(slow / fast).toLocaleString('en')}`);
}

/** Milliseconds of processor time of one of so many. */
async function eachMs(number, work) {
  const before = process.cpuUsage();
  for (let n = 0; n < number; n += 1) await work(n);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / number;
}
