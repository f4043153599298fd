import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withClient } from '../../scripts/lib/database.mjs';
import { seedCases } from '../../scripts/lib/seed/seed.mjs';
import { median, percentile, timed } from './figures.mjs';
import { Staff, keepAlive } from './people.mjs';
import { ms } from './words.mjs';

const FULL = { cases: 100_000, rounds: 300 };
const QUICK = { cases: 500, rounds: 10 };
const WARM = 10;
const LIMIT_MS = 100;
/** So many words has a case, of a language of so many words, of which few stand nearly everywhere and most in hardly any case. */
const WORDS = 400;
const LANGUAGE = 20_000;
const SCRIPTS = ['a', 'क', 'ক', 'म', 'அ', 'అ', 'ا'];
const BATCH = 250;
const BATCHES_A_COMPACTION = 40;
const SCANNED = 100;

/** A word by its rank in a language, spelt in the letters of its script. */
const wordOf = (language, rank) => {
  const first = SCRIPTS[language].codePointAt(0);
  return [...String(rank)].map((digit) => String.fromCodePoint(first + Number(digit))).join('') + language;
};

/** A rank, by Zipf's law. */
const draw = () => Math.floor(LANGUAGE ** Math.random());

function wordsOfCase() {
  const language = Math.floor(Math.random() * SCRIPTS.length);
  return new Map(Array.from({ length: WORDS }, () => [wordOf(language, draw()), 1]));
}

/**
 * How long a search for two words takes among many cases, and how many times as long opening and reading every one would.
 * `build`: one that holds no cases yet.
 */
export async function measureSearch({ build, add, quick }) {
  const size = quick ? QUICK : FULL;
  const env = { ...build.env, DATABASE_URL: build.databaseUrl, KEY_FILE: build.own.keyFile };
  await seedCases({ root: build.root, env, accounts: build.accounts, upTo: size.cases, ownServer: true });
  const dist = (path) => import(pathToFileURL(join(build.root, 'dist/src', path)).href);
  const { took } = await timed(() => fillIndexes({ build, env, dist }));
  const what = `${size.cases.toLocaleString('en')} cases of ${WORDS} words`;
  add(`indexing ${what}, their words in hand`, `${(took / 1000).toFixed(1)} s`);
  const bytes = await withClient(build.databaseUrl, (client) =>
    client.query('SELECT coalesce(sum(length(sealed)), 0)::float8 AS bytes FROM search_rows'),
  );
  add('the sealed index of them', `${(bytes.rows[0].bytes / 1e6).toFixed(1)} MB`);
  const times = await searches(build, size.rounds);
  const [p50, p95] = [median(times), percentile(times, 0.95)];
  add(`two words among ${what}, p95`, `${ms(p95)} (p50 ${ms(p50)})`, `<= ${LIMIT_MS} ms`, p95 <= LIMIT_MS);
  const scan = (await scanOne(dist)) * size.cases;
  add('the same by reading every case, reckoned from a hundred', `${Math.round(scan / p50)} times as long`);
}

/** Puts the words of every case into the index of its desk, with the keys of the coordinator. */
async function fillIndexes({ build, env, dist }) {
  const { loadConfig } = await dist('platform/config/index.js');
  const { withCases } = await dist('cli/context.js');
  const { StaffVault } = await dist('modules/staff/index.js');
  const { Desks, DeskVault, staffKeysOf } = await dist('modules/desks/index.js');
  const { DatabaseClock, Transaction } = await dist('platform/database/index.js');
  const { SearchIndex } = await dist('modules/search/search-index.js');
  const { SearchRepository } = await dist('modules/search/search.repository.js');
  await withCases(loadConfig(env), async (context) => {
    const get = (type) => context.get(type, { strict: false });
    const { email, password } = build.coordinator;
    const { staff, root } = await get(StaffVault).openByPassword(email, password, 'operator');
    const { desks } = staffKeysOf(root, await get(DeskVault).openDesks(staff.id, root));
    const index = new SearchIndex(get(SearchRepository), get(Desks), get(Transaction), get(DatabaseClock));
    for (const [id, keys] of desks) await fillDesk(build, index, { id, keys });
  });
}

async function fillDesk(build, index, desk) {
  const { rows } = await withClient(build.databaseUrl, (client) =>
    client.query(
      `SELECT c.id, ch.entry_count AS entries FROM cases c JOIN chains ch ON ch.case_id = c.id WHERE c.desk_id = $1`,
      [desk.id],
    ),
  );
  for (let from = 0, batch = 1; from < rows.length; from += BATCH, batch += 1) {
    const cases = rows
      .slice(from, from + BATCH)
      .map(({ id, entries }) => ({ caseId: id, from: 0, upTo: entries, words: wordsOfCase() }));
    await index.add(desk, cases);
    if (batch % BATCHES_A_COMPACTION === 0) await index.compact(desk);
  }
  if (rows.length > 0) await index.compact(desk);
}

/** The ms of each search over HTTP, after some that do not count: for two words of one language, common and rare ones alike. */
async function searches(build, rounds) {
  const staff = new Staff(build.own.consoleOrigin, keepAlive());
  await staff.signIn(build.coordinator);
  const times = [];
  let found = 0;
  for (let round = 0; round < WARM + rounds; round += 1) {
    const language = round % SCRIPTS.length;
    const text = `${wordOf(language, draw())} ${wordOf(language, draw())}`;
    const { took, value } = await timed(() => staff.request('POST', '/api/search', { text }));
    found += value.total;
    if (round >= WARM) times.push(took);
  }
  if (found === 0) throw new Error('No search found a case.');
  return times;
}

/** The ms that opening one case of so many words and reading them takes, without the database. */
async function scanOne(dist) {
  const { asCardKey, initCrypto, NO_PREVIOUS, openDocument, sealDocument } =
    await dist('platform/crypto/index.js');
  const { wordsOf } = await dist('modules/search/words.js');
  await initCrypto();
  const key = asCardKey(new Uint8Array(32));
  const context = {
    ...{ table: 'entries', caseId: '', rowId: '', kind: 'report', author: 'reporter' },
    ...{ keyEpoch: 1, sequence: 1, previousHash: NO_PREVIOUS },
  };
  const sealed = Array.from({ length: SCANNED }, () =>
    sealDocument(key, context, [...wordsOfCase().keys()].join(' ')),
  );
  const { took } = await timed(() =>
    sealed.map((one) => wordsOf(openDocument(key, context, one)).has('help')),
  );
  return took / SCANNED;
}
