import { setTimeout as rest } from 'node:timers/promises';
import { prepare, throughput } from './submissions.mjs';

const LATEST_MS = 300_000;
/** A connection of PostgreSQL hands in what it counted at the latest ten seconds after it last did something. */
const COUNTS_IN_MS = 11_000;

/** Resolves once no job waits or runs. Throws when that takes more than five minutes. */
export async function untilDone(client) {
  const until = performance.now() + LATEST_MS;
  for (;;) {
    const { rows } = await client.query(`SELECT count(*)::int AS open FROM outbox WHERE state <> 'failed'`);
    if (rows[0].open === 0) return;
    if (performance.now() > until) throw new Error(`${rows[0].open} jobs were not done in time.`);
    await rest(50);
  }
}

/** Fills the first desk up to so many people, who can be told of cases and open none. */
export async function fillDesk(client, people) {
  await client.query(
    `WITH desk AS (SELECT id, epoch FROM desks ORDER BY created_at, id LIMIT 1),
          one AS (SELECT m FROM desk_members m JOIN desk d ON m.desk_id = d.id AND m.epoch = d.epoch
                   ORDER BY m.staff_id LIMIT 1),
          more AS (SELECT gen_random_uuid() AS id, n
                     FROM generate_series(1 + (SELECT count(*) FROM desk_members m JOIN desk d ON m.desk_id = d.id
                                                AND m.epoch = d.epoch), $1) n),
          person AS (
            INSERT INTO staff
            SELECT (jsonb_populate_record(s, jsonb_build_object('id', more.id, 'name', 'Person ' || more.n,
                                            'email', 'person-' || more.n || '@example.org'))).*
              FROM more, one JOIN staff s ON s.id = (one.m).staff_id)
     INSERT INTO desk_members
     SELECT (jsonb_populate_record(one.m, jsonb_build_object('staff_id', more.id))).* FROM more, one`,
    [people],
  );
  const { rows } = await client.query(
    `SELECT count(*)::int AS people FROM desk_members m JOIN desks d ON m.desk_id = d.id AND m.epoch = d.epoch
      GROUP BY d.id ORDER BY people DESC LIMIT 1`,
  );
  if (rows[0].people !== people) throw new Error(`The desk has ${rows[0].people} people, not ${people}.`);
}

/** Bytes of write-ahead log so far, and how often it was flushed to disk. */
async function writeAheadLog(client) {
  const { rows } = await client.query(
    `SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 AS bytes,
            (SELECT sum(fsyncs)::float8 FROM pg_stat_io WHERE object = 'wal') AS flushes`,
  );
  return rows[0];
}

/**
 * What one report costs from its sending until nobody is to be told of it any more, with 8 clients sending: processor time of
 * web, worker and database in ms, bytes of write-ahead log and its flushes to disk, mails. The forms are filled in before.
 * `countsIn`: the ms to wait until the database has counted its flushes.
 */
export async function costOfReports(build, { client, sink, number, warm, countsIn = COUNTS_IN_MS }) {
  // Nobody opens the reports of before: that their desk is called about them is not what this one costs.
  await client.query(
    `UPDATE clocks SET due_at = due_at + interval '1 day', warn_at = warn_at + interval '1 day' WHERE ended_at IS NULL`,
  );
  // What was not written since the last checkpoint is logged as whole pages the first time: that is no report's doing.
  if (warm > 0) await throughput(await prepare(build.siteOrigin, warm));
  const reports = await prepare(build.siteOrigin, number);
  await untilDone(client);
  await rest(countsIn);
  const [cpu, log, mails] = [await build.cpu(client), await writeAheadLog(client), sink.mails.length];
  const { taken, refused } = await throughput(reports);
  await untilDone(client);
  const after = await build.cpu(client);
  const { bytes } = await writeAheadLog(client);
  const arrived = sink.mails.length - mails;
  await rest(countsIn);
  const { flushes } = await writeAheadLog(client);
  const each = (name) => (after[name] - cpu[name]) / taken;
  const parts = { web: each('web'), worker: each('worker'), database: each('database') };
  return {
    ...parts,
    cpu: parts.web + parts.worker + parts.database,
    bytes: (bytes - log.bytes) / taken,
    flushes: (flushes - log.flushes) / taken,
    mails: arrived / taken,
    taken: taken + warm,
    refused,
  };
}
