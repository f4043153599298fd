import { withClient } from '../database.mjs';
import { Trouble } from '../prepare.mjs';
import { chances } from './chances.mjs';
import { madeUpCase } from './made-up-case.mjs';
import { built, seedPeople } from './people.mjs';
import { insertBatch } from './rows.mjs';
import { randomPool, seals } from './seals.mjs';

const BATCH = 2_000;
const NOT_ALLOWED = '42501';
/** References of seeded cases; the intake gives out capitals with a hyphen. */
const NOT_SEEDED = `reference !~ '^s[0-9a-z]{8}$'`;

/** Throws Trouble in production, and where a case came in that was not seeded. */
export async function refuseRealCases(client, env) {
  if (env.NODE_ENV === 'production') throw new Trouble('Made-up cases are not for production.');
  const { rows } = await client.query(`SELECT EXISTS (SELECT 1 FROM cases WHERE ${NOT_SEEDED}) AS real`);
  if (rows[0].real)
    throw new Trouble(
      'This database holds cases that came in through the forms, or were not made up. No rows without content are added to it: seed a folder of its own.',
    );
}

async function howMany(client) {
  const { rows } = await client.query('SELECT count(*)::integer AS number FROM cases');
  return rows[0].number;
}

/** How many cases a database has, made up or not. */
export const caseNumber = (databaseUrl) => withClient(databaseUrl, howMany);

/** The session of the product's command line, on this database and these keys. */
async function inContext(root, env, work) {
  const { loadConfig } = await built(root, 'platform/config/index.js');
  const { withKeys } = await built(root, 'cli/context.js');
  return withKeys(loadConfig(env), work);
}

/** What our own server leaves for later while cases are written: it would clean up and save the same pages again and again. */
const HURRY = { autovacuum: 'off', max_wal_size: "'16GB'", checkpoint_timeout: "'1h'" };

async function ask(client, statements) {
  for (const statement of statements) await client.query(statement);
}

/**
 * Foreign keys hold by construction; checking each costs more than all else. Only a superuser may leave it out, as on the
 * embedded database; elsewhere it takes longer.
 */
async function hurry(client, ownServer) {
  await client.query('SET synchronous_commit = off');
  await client.query('SET session_replication_role = replica').catch((error) => {
    if (error.code !== NOT_ALLOWED) throw error;
  });
  if (!ownServer) return;
  const set = Object.entries(HURRY).map(([name, value]) => `ALTER SYSTEM SET ${name} = ${value}`);
  await ask(client, [...set, 'SELECT pg_reload_conf()']);
}

async function settle(client, ownServer) {
  await client.query('VACUUM (ANALYZE)');
  if (!ownServer) return;
  const reset = Object.keys(HURRY).map((name) => `ALTER SYSTEM RESET ${name}`);
  await ask(client, [...reset, 'SELECT pg_reload_conf()', 'CHECKPOINT']);
}

async function world({ root, client, env, accounts, sizes }) {
  return inContext(root, env, async (context) => {
    const people = await seedPeople({ root, context, client, accounts });
    const { ExclusionTags } = await built(root, 'modules/cases/index.js');
    const { KeyFile } = await built(root, 'platform/crypto/index.js');
    const tags = new ExclusionTags(context.get(KeyFile, { strict: false }));
    const tagOf = (staffId) => tags.of([staffId])[0].toString('hex');
    return { now: Date.now(), ...people, tagOf, reportBytes: sizes.reportBytes };
  });
}

/**
 * Fills a database that is set up with made-up cases until there are `upTo`: everything clear as a desk would see it,
 * cards that its sessions open, and random bytes of the true sizes for everything else that is sealed. A report among them
 * does not open.
 *
 * env: the settings (DATABASE_URL, KEY_FILE); accounts: those of the first set-up; ownServer: whether the server is for
 * these cases alone. Throws Trouble.
 */
export async function seedCases({ root, env, accounts, upTo, ownServer, say = () => {} }) {
  await withClient(env.DATABASE_URL, async (client) => {
    await refuseRealCases(client, env);
    const sizes = await seals(root);
    const given = await world({ root, client, env, accounts, sizes });
    await hurry(client, ownServer);
    try {
      await write(client, { given, sizes, upTo, say });
    } finally {
      await settle(client, ownServer);
    }
  });
}

async function write(client, { given, sizes, upTo, say }) {
  const there = await howMany(client);
  const chance = chances(there + 1);
  for (let from = there; from < upTo; from += BATCH) {
    const length = Math.min(BATCH, upTo - from);
    await insertBatch(client, { ...batchOf(from, length, { given, sizes, chance }), sizes });
    if ((from - there) % 50_000 === 0 && from > there) say(`${from.toLocaleString('en')} cases ...`);
  }
}

function batchOf(from, length, { given, sizes, chance }) {
  const batch = [];
  const cards = [];
  for (let n = 0; n < length; n += 1) {
    const row = madeUpCase(from + n, given, chance);
    const keys = given.keys.get(row.desk_id);
    batch.push({ ...row, n, card_epoch: keys.epoch });
    cards.push(sizes.card(row, keys));
  }
  const cardBytes = cards[0].length;
  if (cards.some((card) => card.length !== cardBytes)) throw new Error('Cards are of one length.');
  return { batch, cards: Buffer.concat(cards), cardBytes, pool: randomPool() };
}
