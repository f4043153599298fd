import { randomUUID } from 'node:crypto';
import { defineJob } from '../../../src/platform/queue/index.js';
import {
  createTestDatabase,
  eventually,
  startRedis,
  type TestDatabase,
  type TestRedis,
} from '../../support/index.js';
import { record, startProcess, type TestProcess } from './harness.js';
import { queueKeepsItsPromises } from './queue-behaviour.js';

jest.setTimeout(30_000);

describe('the queue in Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());
  afterEach(async () => void (await redis.client().flushall()));

  queueKeepsItsPromises({
    redisUrl: () => redis.url,
    wipe: async () => void (await redis.client().flushall()),
    dump: () => redis.dump(),
  });
});

describe('the queue in a Redis that fails', () => {
  const job = defineJob<{ caseId: string }>({ name: 'greet-case', queue: 'triage', on: ['case.received'] });
  const event = () => ({ name: 'case.received' as const, caseId: randomUUID() });
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
});
