import { randomUUID } from 'node:crypto';
import { defineJob } from '../../../src/platform/queue/index.js';
import { createTestDatabase, eventually, type TestDatabase } from '../../support/index.js';
import { gate, record, startProcess, type TestProcess } from './harness.js';
import type { QueuePlace } from './queue-place.js';

/** A worker does so many jobs of the queue side by side. */
const SIDE_BY_SIDE = 4;

/** What is most urgent goes first, wherever the queue lives. */
export function queueLetsTheUrgentOvertake(place: QueuePlace): void {
  const job = defineJob<{ caseId: string }>({ name: 'greet-case', queue: 'triage', on: ['case.received'] });
  const received = () => ({ name: 'case.received' as const, caseId: randomUUID() });

  let database: TestDatabase;
  const running: TestProcess[] = [];
  const start = async (handler?: ReturnType<typeof record>) => {
    const process = await startProcess({
      databaseUrl: database.url,
      redisUrl: place.redisUrl(),
      jobs: [job],
      ...(handler && { handlers: [handler.handler] }),
    });
    running.push(process);
    return process;
  };
  const rows = () => database.query<{ state: string }>('SELECT state FROM outbox');

  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((process) => process.close()));
    await database.drop();
  });

  it.each(['at once', 'by the sweep'] as const)(
    'lets the most urgent overtake, and what has no urgency, when it is handed over %s',
    async (way) => {
      const web = await start();
      const less = Array.from({ length: 20 }, () => ({ ...received(), urgency: 3 as const }));
      const most = { ...received(), urgency: 1 as const };
      const without = received();
      await web.emit(...less, most, without);
      await eventually('all in the queue', async () =>
        (await rows()).every(({ state }) => state === 'relayed'),
      );
      await web.close();
      if (way === 'by the sweep') {
        await place.wipe(database);
        await database.query(`UPDATE outbox SET state = 'pending'`);
      }

      const door = gate();
      const greet = record(job, () => door.passed);
      await start(greet);
      await greet.reached(SIDE_BY_SIDE);
      const first = greet.calls.slice(0, SIDE_BY_SIDE).map(({ caseId }) => caseId);
      expect(first).toEqual(expect.arrayContaining([most.caseId, without.caseId]));
      door.open();
      await eventually('an empty outbox', async () => (await rows()).length === 0);
    },
  );
}
