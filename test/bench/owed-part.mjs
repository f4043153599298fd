import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withClient } from '../../scripts/lib/database.mjs';
import { seedCases } from '../../scripts/lib/seed/seed.mjs';
import { percentile } from './figures.mjs';
import { openings } from './open-case.mjs';
import { fillOwed } from './owed-rows.mjs';
import { Staff, keepAlive } from './people.mjs';
import { ms } from './words.mjs';

const FULL = { cases: 100_000, takedowns: 300_000, rounds: 300 };
const QUICK = { cases: 500, takedowns: 1_500, rounds: 10 };
const WARM = 10;
const LIMIT_MS = 30;

/**
 * What a coordinator is owed among many cases, on all desks and on the smallest. `build`: one
 * that holds no cases yet.
 */
export async function measureOwed({ build, add, quick }) {
  const size = quick ? QUICK : FULL;
  await fill(build, size);
  const number = (value) => value.toLocaleString('en');
  const among = `${number(size.cases)} cases and ${number(size.takedowns)} locations`;
  await measureBoard(build, { add, size, what: `what is owed among ${among}` });
  await withClient(build.databaseUrl, (client) => leaveLargeDesks(client, build.coordinator));
  await measureBoard(build, { add, size, what: 'the same on the smallest desk' });
}

async function fill(build, { cases, takedowns }) {
  const env = { ...build.env, DATABASE_URL: build.databaseUrl, KEY_FILE: build.own.keyFile };
  await seedCases({ root: build.root, env, accounts: build.accounts, upTo: cases, ownServer: true });
  const directory = join(build.root, 'dist/src/modules/directory/built-in.js');
  const { BUILT_IN_IDS: recipients } = await import(pathToFileURL(directory).href);
  await withClient(build.databaseUrl, (client) => fillOwed(client, { cases, takedowns, recipients }));
}

/** The desks that were made for the cases; what is left is the first, with one case in twenty-five. */
const leaveLargeDesks = (client, { email }) =>
  client.query(
    `DELETE FROM desk_members m USING desks d, staff s
      WHERE d.id = m.desk_id AND s.id = m.staff_id AND NOT d.is_default AND s.email = $1`,
    [email],
  );

async function signedIn(build, person) {
  const staff = new Staff(build.own.consoleOrigin, keepAlive());
  await staff.signIn(person);
  return staff;
}

/** The ms of each time, after some that do not count. */
async function asked(staff, path, rounds) {
  await openings(staff, path, WARM);
  return openings(staff, path, rounds);
}

const figure = (times) => `${ms(percentile(times, 0.95))} (p50 ${ms(percentile(times, 0.5))})`;

async function measureBoard(build, { add, size, what }) {
  const staff = await signedIn(build, build.coordinator);
  const { lists } = await staff.request('GET', '/api/owed');
  // An empty board would be quick for the wrong reason; of few cases none need be on the smallest desk.
  if (lists.length === 0 && size !== QUICK) throw new Error('Nothing is owed.');
  const rows = lists.reduce((sum, { items }) => sum + items.length, 0);
  const times = await asked(staff, '/api/owed', size.rounds);
  const p95 = percentile(times, 0.95);
  const shown = `${lists.length} lists, ${rows} rows`;
  add(`${what}, p95`, `${figure(times)}; ${shown}`, `<= ${LIMIT_MS} ms`, p95 <= LIMIT_MS);
}
