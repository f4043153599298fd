import '../../scripts/lib/check-node.mjs';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { startPostgres } from '../../scripts/lib/embedded-postgres.mjs';
import { buildIfNeeded } from '../../scripts/lib/prepare.mjs';
import { percentile, timed } from './figures.mjs';

/*
 * npm run bench:clocks                what a sweep over a million open clocks costs
 * npm run bench:clocks -- --clocks=N  over N
 */
const root = resolve(import.meta.dirname, '../..');
const CLOCKS = Number(process.argv.find((arg) => arg.startsWith('--clocks='))?.slice(9) ?? 1_000_000);
const IDLE_ROUNDS = 200;
const BUSY_ROUNDS = 50;
const BATCH = 200;
const TARGET_MS = 50;

const say = (line) => process.stdout.write(`${line}\n`);
const ms = (value) => `${value.toFixed(1)} ms`;

/** As many cases with one open clock each, a third of them warned of; none is due before a day has passed. */
async function seed(client) {
  await client.query(`
    INSERT INTO desks (id, name, is_default, epoch, kem_public, key_signature)
    VALUES ('10000000-0000-4000-8000-000000000001', 'Bench', true, 1, '\\x00', '\\x00')`);
  await client.query(
    `INSERT INTO cases (id, reference, kind, urgency, status, playbook, age_band, language, desk_id, card, card_wrap,
                        card_epoch, next_deadline_at, created_at, updated_at)
     SELECT gen_random_uuid(), n::text, 'other', 4, 'new', 'general', 'unsaid', 'en',
            '10000000-0000-4000-8000-000000000001', '\\x00', 'case', 1, now() + interval '1 day' * (1 + n % 30), now(), now()
       FROM generate_series(1, $1::int) n`,
    [CLOCKS],
  );
  await client.query(`
    INSERT INTO clocks (id, case_id, subject_id, kind, state, warn_at, due_at, started_at, minutes, left_seconds)
    SELECT gen_random_uuid(), id, id, 'first_answer', CASE WHEN hashtext(id::text) % 3 = 0 THEN 'warned' ELSE 'running' END,
           next_deadline_at - interval '5 hours', next_deadline_at, now(), 1440, 86400
      FROM cases`);
  await client.query('VACUUM ANALYZE');
}

/** Makes as many clocks late as one batch holds, wherever they lie. */
const makeLate = (client) =>
  client.query(
    `UPDATE clocks SET due_at = now() - interval '1 second', warn_at = now() - interval '1 hour'
      WHERE id IN (SELECT id FROM clocks TABLESAMPLE SYSTEM (5) WHERE state = 'running' LIMIT $1)`,
    [BATCH],
  );

/** The nodes of a plan and what it read, and whether it read the table from one end to the other. */
async function explain(client, sql) {
  await client.query('BEGIN');
  const { rows } = await client.query(
    `EXPLAIN (ANALYZE, BUFFERS) ${sql.replaceAll('$1', 'NULL').replaceAll('$2', BATCH).replaceAll('$3', "'{first_answer}'")}`,
  );
  await client.query('ROLLBACK');
  const lines = rows.map((row) => row['QUERY PLAN']);
  return { lines, whole: lines.some((line) => /Seq Scan on clocks/.test(line)) };
}

const dist = (path) => import(join(root, 'dist/src', path));

/** The parts of a worker that sweep, without the timer that does it by itself. */
async function start(url) {
  const { ConfigModule, loadConfig } = await dist('platform/config/index.js');
  const { DatabaseModule } = await dist('platform/database/index.js');
  const { LoggingModule, createLogger } = await dist('platform/logging/index.js');
  const { MetricsModule } = await dist('platform/metrics/index.js');
  const { OutboxModule } = await dist('platform/outbox/index.js');
  const { OutboxRelay } = await dist('platform/outbox/outbox-relay.js');
  const { defineJob, QueueModule } = await dist('platform/queue/index.js');
  const { ClocksModule, ClockSweep, clockBreached, clockWarned, defineClock } =
    await dist('modules/clocks/index.js');
  const { SWEEP } = await dist('modules/clocks/clock.repository.js');
  const { DefinitionsModule, registers } = await dist('platform/definitions/index.js');
  const job = defineJob({ name: 'tell-of-clock', queue: 'triage', on: [clockBreached, clockWarned] });
  const clock = defineClock({
    name: 'first_answer',
    scope: 'answer',
    pauses: true,
    metByAnswer: true,
    ordersQueue: true,
    warnBefore: { share: 0.2, leastMinutes: 3 },
    onWarn: clockWarned,
    onBreach: clockBreached,
  });
  const config = loadConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_URL: url });
  const logger = createLogger(config, 'worker');
  const app = await NestFactory.createApplicationContext(
    {
      module: class SweepBench {},
      imports: [
        DefinitionsModule,
        ConfigModule.forRoot(config),
        LoggingModule.forRoot(logger),
        DatabaseModule.forRoot(),
        MetricsModule,
        QueueModule,
        OutboxModule,
        ClocksModule,
      ],
      providers: [ClockSweep, registers(clock, job)],
    },
    { logger: false, abortOnError: false },
  );
  return {
    app,
    sweep: app.get(ClockSweep),
    relay: app.get(OutboxRelay, { strict: false }),
    statements: SWEEP,
  };
}

/** One kind of round, again and again. Resolves to the times of the sweeps alone, in ms. */
async function rounds(number, prepare, bench) {
  const times = [];
  for (let round = 0; round < number; round += 1) {
    await prepare();
    times.push((await timed(() => bench.sweep.run())).took);
    // What the sweep started is handed to the queue after it: that is no part of the next round.
    await bench.relay.idle();
  }
  return times;
}

function report(what, times) {
  const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
  say(
    `${what}: p50 ${ms(p50)}, p95 ${ms(p95)} (target <= ${TARGET_MS} ms: ${p95 <= TARGET_MS ? 'met' : 'NOT met'})`,
  );
}

async function showPlans(client, statements, when) {
  for (const [state, sql] of Object.entries(statements)) {
    const { lines, whole } = await explain(client, sql);
    say(`\nPlan of '${state}', ${when}:\n${lines.map((line) => `  ${line}`).join('\n')}`);
    // Of a few clocks it may well read all.
    if (whole && CLOCKS >= 100_000) throw new Error(`The sweep reads the whole table for '${state}'.`);
  }
}

async function measure(url) {
  const { createDataSource, migrate } = await dist('platform/database/index.js');
  const dataSource = createDataSource({ databaseUrl: url, databasePool: 2 });
  await migrate(dataSource);
  await dataSource.destroy();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const bench = await start(url);
  try {
    const { took } = await timed(() => seed(client));
    say(`${CLOCKS.toLocaleString('en')} open clocks (seeded in ${(took / 1000).toFixed(0)} s)`);
    report('sweep, nothing due', await rounds(IDLE_ROUNDS, async () => {}, bench));
    await showPlans(client, bench.statements, 'nothing due');
    say('');
    report(`sweep, ${BATCH} due`, await rounds(BUSY_ROUNDS, () => makeLate(client), bench));
    await makeLate(client);
    await showPlans(client, bench.statements, `${BATCH} due`);
  } finally {
    await bench.app.close();
    await client.end();
  }
}

const scratch = mkdtempSync(join(tmpdir(), 'abhaya-clocks-'));
chmodSync(scratch, 0o711);
let postgres = null;
try {
  await buildIfNeeded(root, say);
  postgres = await startPostgres({ dataDir: join(scratch, 'data') });
  await measure(postgres.adminUrl);
} catch (error) {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
} finally {
  await postgres?.stop();
  rmSync(scratch, { recursive: true, force: true });
}
process.exit();
