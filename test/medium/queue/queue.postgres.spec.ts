import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../../scripts/lib/embedded-postgres.mjs';
import { createDataSource, migrate } from '../../../src/platform/database/index.js';
import { batchOf, defineJob, JobRelay } from '../../../src/platform/queue/index.js';
import { createTestDatabase, eventually, stillAway, type TestDatabase } from '../../support/index.js';
import { caseReceived, record, startProcess } from './harness.js';
import { queueWorksInBatches } from './queue-batches.js';
import { queueKeepsItsPromises } from './queue-behaviour.js';
import { queueDoesOnce } from './queue-once.js';
import type { QueuePlace } from './queue-place.js';
import { queueLetsTheUrgentOvertake } from './queue-urgency.js';

async function dump(database: TestDatabase): Promise<string> {
  const tables = await database.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'bullmq'",
  );
  const parts: string[] = [];
  for (const { name } of tables.filter(({ name }) => name !== 'migration')) {
    const rows = await database.query<{ row: string }>(`SELECT t::text AS row FROM bullmq."${name}" t`);
    parts.push(...rows.map(({ row }) => `${name} ${row}`));
  }
  return parts.join('\n');
}

describe('the queue in Postgres', () => {
  const place: QueuePlace = {
    redisUrl: () => undefined,
    wipe: async (database) => void (await database.query('TRUNCATE bullmq.job CASCADE')),
    putClockBack: async (database) => {
      const later = Date.now() + 3_600_000;
      await database.query(
        `UPDATE bullmq.job SET state = 'active', lock_token = 'killed', locked_until_ms = $1`,
        [later],
      );
      await database.query(
        `UPDATE bullmq.job SET state = 'delayed', lock_token = NULL, locked_until_ms = NULL, process_at_ms = $1
          WHERE id = (SELECT min(id) FROM bullmq.job)`,
        [later],
      );
      await database.query(
        `INSERT INTO bullmq.meta (queue, field, value) VALUES ('triage', 'stalled-check', $1)
         ON CONFLICT (queue, field) DO UPDATE SET value = EXCLUDED.value`,
        [String(later)],
      );
    },
    dump,
  };
  queueKeepsItsPromises(place);
  queueLetsTheUrgentOvertake(place);
  queueDoesOnce(place);
  queueWorksInBatches(place);

  it('takes two connections of a process that only adds jobs, however many it adds at once', async () => {
    const database = await createTestDatabase();
    const job = defineJob({ name: 'greet-case', queue: 'triage', on: [caseReceived] });
    const tell = defineJob({
      name: 'tell',
      queue: 'notifications',
      on: [caseReceived],
    });
    const web = await startProcess({ databaseUrl: database.url, jobs: [job, tell] });
    const emitting = () => web.emit(caseReceived({ caseId: randomUUID() }));
    await Promise.all(Array.from({ length: 50 }, emitting));
    await eventually('all handed over', async () => {
      const rows = await database.query<{ state: string }>('SELECT state FROM outbox');
      return rows.length === 100 && rows.every(({ state }) => state === 'relayed');
    });
    const [held] = await database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'abhaya-queue'`,
    );
    expect(held?.count).toBeLessThanOrEqual(2);
    await web.close();
    await database.drop();
  });

  it('takes the same jobs from two processes at once, in whatever order they bring them', async () => {
    const database = await createTestDatabase();
    const job = defineJob({ name: 'greet-case', queue: 'triage', on: [caseReceived] });
    const parts = { databaseUrl: database.url, jobs: [job] };
    const [one, other] = await Promise.all([startProcess(parts), startProcess(parts)]);
    const relays = [one.app.get(JobRelay), other.app.get(JobRelay)] as const;
    for (let round = 0; round < 20; round += 1) {
      const batches = Array.from({ length: 200 }, () =>
        batchOf([{ id: randomUUID(), queue: job.queue, name: job.name, urgency: 1 }]),
      );
      await Promise.all([relays[0].add(batches), relays[1].add(batches.toReversed())]);
    }
    const [kept] = await database.query<{ count: number }>('SELECT count(*)::int AS count FROM bullmq.job');
    expect(kept?.count).toBe(20 * 200);
    await Promise.all([one.close(), other.close()]);
    await database.drop();
  });

  it('goes on after the database dropped every connection', async () => {
    const database = await createTestDatabase();
    const job = defineJob({ name: 'greet-case', queue: 'triage', on: [caseReceived] });
    const greet = record(job);
    const parts = { databaseUrl: database.url, jobs: [job] };
    const worker = await startProcess({ ...parts, handlers: [greet.handler] });
    const web = await startProcess(parts);
    await web.emit(caseReceived({ caseId: randomUUID() }));
    await greet.reached(1);

    await database.cutConnections();
    // Whoever comes before the end of a connection is heard of is asked to try again.
    await eventually('an event is taken', () =>
      web.emit(caseReceived({ caseId: randomUUID() })).then(() => true, stillAway),
    );
    await greet.reached(2);
    await Promise.all([worker.close(), web.close()]);
    await database.drop();
  });

  it('goes on after the database was stopped and started again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'abhaya-test-'));
    chmodSync(folder, 0o711);
    const place = { dataDir: join(folder, 'data'), runDir: join(folder, 'run'), durable: false };
    let server = await startPostgres(place);
    const databaseUrl = server.adminUrl;
    const dataSource = createDataSource({ databaseUrl, databasePool: 2 });
    await migrate(dataSource);
    await dataSource.destroy();

    const job = defineJob({ name: 'greet-case', queue: 'triage', on: [caseReceived] });
    const greet = record(job);
    const worker = await startProcess({ databaseUrl, jobs: [job], handlers: [greet.handler] });
    const web = await startProcess({ databaseUrl, jobs: [job] });
    const event = () => caseReceived({ caseId: randomUUID() });
    await web.emit(event());
    await greet.reached(1);

    await server.stop();
    await expect(web.emit(event())).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE', status: 503 });
    server = await startPostgres(place);
    await web.emit(event());
    await greet.reached(2);
    expect(worker.log.lines.filter(({ level }) => Number(level) >= 40).length).toBeLessThan(10);

    await Promise.all([worker.close(), web.close()]);
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });
});
