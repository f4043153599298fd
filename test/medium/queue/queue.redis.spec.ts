import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { defineJob } from '../../../src/platform/queue/index.js';
import {
  createTestDatabase,
  eventually,
  startRedis,
  type TestDatabase,
  type TestRedis,
} from '../../support/index.js';
import { caseReceived, gate, record, startProcess, type TestProcess } from './harness.js';
import { queueWorksInBatches } from './queue-batches.js';
import { queueKeepsItsPromises } from './queue-behaviour.js';
import { queueDoesOnce } from './queue-once.js';
import type { QueuePlace } from './queue-place.js';
import { queueLetsTheUrgentOvertake } from './queue-urgency.js';

describe('the queue in Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());
  afterEach(async () => void (await redis.client().flushall()));

  const place: QueuePlace = {
    redisUrl: () => redis.url,
    wipe: async () => void (await redis.client().flushall()),
    putClockBack: async () => {
      const client = redis.client();
      const [resting = '', ...locked] = await client.zrange('abhaya:triage:prioritized', 0, -1);
      const later = Date.now() + 3_600_000;
      await client.del('abhaya:triage:prioritized');
      await client.zadd('abhaya:triage:delayed', later * 4_096, resting);
      await client.rpush('abhaya:triage:active', ...locked);
      for (const id of locked) await client.set(`abhaya:triage:${id}:lock`, 'killed', 'PX', 3_600_000);
      await client.set('abhaya:triage:stalled-check', later, 'PX', 3_600_000);
    },
    dump: () => redis.dump(),
  };
  queueKeepsItsPromises(place);
  queueLetsTheUrgentOvertake(place);
  queueDoesOnce(place);
  queueWorksInBatches(place);
});

describe('the queue in a Redis that fails', () => {
  const job = defineJob({ name: 'greet-case', queue: 'triage', on: [caseReceived] });
  const event = () => caseReceived({ caseId: randomUUID() });
  let redis: TestRedis;
  let database: TestDatabase;
  let processes: TestProcess[];
  const start = async (handlers?: ReturnType<typeof record>['handler'][]) => {
    const process = await startProcess({
      databaseUrl: database.url,
      redisUrl: redis.url,
      jobs: [job],
      ...(handlers ? { handlers } : {}),
    });
    processes.push(process);
    return process;
  };
  const outbox = () => database.query<{ state: string }>('SELECT state FROM outbox');

  beforeEach(async () => {
    redis = await startRedis();
    database = await createTestDatabase();
    processes = [];
  });
  afterEach(async () => {
    await Promise.all(processes.map((process) => process.close()));
    await database.drop();
    await redis.stop();
  });

  it('keeps what happens while Redis is away, also from the start, and does it once Redis is there', async () => {
    await redis.kill();
    const greet = record(job);
    const web = await start();
    await start([greet.handler]);
    await web.emit(event());
    await web.emit(event());
    expect(await outbox()).toEqual([{ state: 'pending' }, { state: 'pending' }]);
    await redis.restart();
    await greet.reached(2);
    await eventually('an empty outbox', async () => (await outbox()).length === 0);
    expect(greet.calls).toHaveLength(2);
  });

  it('loses nothing when Redis is killed under a running worker and comes back empty', async () => {
    const greet = record(job);
    const worker = await start([greet.handler]);
    const web = await start();
    await web.emit(event());
    await greet.reached(1);
    await redis.kill();
    await web.emit(event(), event());
    await redis.restart({ keep: false });
    await web.emit(event());
    await greet.reached(4);
    await eventually('an empty outbox', async () => (await outbox()).length === 0);
    expect(worker.log.lines.filter(({ msg }) => msg === 'queue.away').length).toBeLessThanOrEqual(2);
  });

  it('brings back what an empty Redis forgot, as soon as it is there again', async () => {
    const web = await start();
    await web.emit(event(), event());
    await eventually('rows handed over', async () =>
      (await outbox()).every(({ state }) => state === 'relayed'),
    );
    await redis.kill();
    const greet = record(job);
    await start([greet.handler]);
    await redis.restart({ keep: false });
    await greet.reached(2);
    await eventually('an empty outbox', async () => (await outbox()).length === 0);
  });

  describe('and answers, but only to refuse', () => {
    /** Redis 7 counts 1 byte as less than it needs: every write is refused with OOM. */
    const setLimit = (bytes: number) => redis.client().config('SET', 'maxmemory', String(bytes));
    const away = ({ log }: TestProcess) => log.lines.filter(({ msg }) => msg === 'queue.away');
    const commands = async () =>
      Number(/total_commands_processed:(\d+)/.exec(await redis.client().info('stats'))?.[1]);

    it('is logged once for each time with what it said, is not asked without end, and loses nothing', async () => {
      const door = gate();
      const greet = record(job, () => door.passed);
      const worker = await start([greet.handler]);
      const web = await start();
      await web.emit(...Array.from({ length: 12 }, event));
      await greet.reached(4);

      await setLimit(1);
      door.open();
      await web.emit(event());
      await web.emit(event());
      await eventually('the worker is refused', () => away(worker).length === 1);
      const before = await commands();
      await rest(2_000);
      expect((await commands()) - before).toBeLessThan(200);
      for (const one of [web, worker]) {
        expect(away(one)).toEqual([expect.objectContaining({ level: 50, code: 'REDIS_OOM' })]);
        expect(one.log.lines.filter(({ level }) => Number(level) >= 40).length).toBeLessThan(5);
      }
      expect(web.log.lines).toContainEqual(
        expect.objectContaining({ msg: 'outbox.left_to_sweep', code: 'QUEUE_AWAY', cause: 'REDIS_OOM' }),
      );

      await setLimit(0);
      await eventually('an empty outbox', async () => (await outbox()).length === 0);
      expect(greet.calls).toHaveLength(14);
      await web.emit(event());
      await eventually('the queue is back', () =>
        [web, worker].every(({ log }) => log.lines.some(({ msg }) => msg === 'queue.back')),
      );

      await setLimit(1);
      await web.emit(event());
      await eventually('both say so again', () => away(web).length === 2 && away(worker).length === 2);
      await setLimit(0);
      await greet.reached(16);
    });

    it('READONLY: is named, and the job is done once it may be written', async () => {
      const greet = record(job);
      await start([greet.handler]);
      const web = await start();
      const nowhere = join(mkdtempSync(join(tmpdir(), 'abhaya-none-')), 'none.sock');
      await redis.client().replicaof(nowhere, 1);
      await web.emit(event());
      await eventually('it is logged', () => away(web).length > 0);
      expect(away(web)).toEqual([expect.objectContaining({ code: 'REDIS_READONLY' })]);
      await redis.client().replicaof('NO', 'ONE');
      await greet.reached(1);
      await eventually('an empty outbox', async () => (await outbox()).length === 0);
    });

    it('LOADING: waits until it has read its file', async () => {
      const greet = record(job);
      const worker = await start([greet.handler]);
      const web = await start();
      // Otherwise a busy disk lets it answer before the file has the words.
      await redis.client().config('SET', 'appendfsync', 'always');
      const pipeline = redis.client().pipeline();
      for (let i = 0; i < 1_000; i += 1) pipeline.set(`filler:${i}`, 'x'.repeat(100));
      await pipeline.exec();
      await redis.kill();
      await redis.restart({ keep: true, loadMs: 3 });
      await web.emit(event());
      expect(await outbox()).toEqual([{ state: 'pending' }]);
      expect(greet.calls).toEqual([]);
      await greet.reached(1);
      await eventually('an empty outbox', async () => (await outbox()).length === 0);
      expect(await redis.client().exists('filler:999')).toBe(1);
      for (const one of [web, worker]) expect(away(one).length).toBeLessThanOrEqual(2);
    });
  });

  it('does not keep a process that is stopped while Redis is away, and what runs is finished', async () => {
    const door = gate();
    const greet = record(job, () => door.passed);
    const worker = await start([greet.handler]);
    const web = await start();
    await web.emit(event());
    await greet.reached(1);
    await redis.kill();
    const closed = Promise.all([worker.close(), web.close()]);
    door.open();
    await closed;
    expect(await outbox()).toEqual([]);
  });
});
