import { randomUUID } from 'node:crypto';
import { OutboxRepository } from '../../../src/platform/outbox/outbox.repository.js';
import {
  type BatchedJob,
  batchOf,
  defineJob,
  type JobData,
  JobRelay,
} from '../../../src/platform/queue/index.js';
import { eventually } from '../../support/index.js';
import { caseReceived, gate, record, recordMany, useProcesses } from './harness.js';
import type { QueuePlace } from './queue-place.js';

const MANY = 50;

/** Jobs that are done together are still done each on its own account, wherever the queue lives. */
export function queueWorksInBatches(place: QueuePlace): void {
  const job = defineJob({
    name: 'greet-cases',
    queue: 'triage',
    on: [caseReceived],
    batch: MANY,
    retry: { attempts: 3, firstDelayMs: 5, longestDelayMs: 20 },
  });

  const fixture = useProcesses(place, [job]);
  const { start } = fixture;
  const newIds = (count = MANY) => Array.from({ length: count }, () => randomUUID());
  const eventsOf = (ids: readonly string[]) => ids.map((caseId) => caseReceived({ caseId }));
  const rows = () =>
    fixture.database.query<{
      id: string;
      state: string;
      attempts: number;
      errorCode: string;
      caseId: string;
    }>(`SELECT id, state, attempts, error_code AS "errorCode", data->>'caseId' AS "caseId" FROM outbox`);
  const empty = () => eventually('an empty outbox', async () => (await rows()).length === 0);
  const caseIdOf = ({ caseId }: JobData) => String(caseId);
  /** Rows as a process left them that wrote them and died, or as a worker left them that was killed at them. */
  const insert = (caseIds: readonly string[], more: { batchId?: string; claimedMinutesAgo?: number } = {}) =>
    fixture.database.query<{ id: string }>(
      `INSERT INTO outbox (id, queue, job, data, state, relayed_at, attempts, batch_id, claimed_at)
       SELECT gen_random_uuid(), 'triage', 'greet-cases', jsonb_build_object('caseId', case_id),
              CASE WHEN $2::uuid IS NULL THEN 'pending' ELSE 'relayed' END,
              CASE WHEN $2::uuid IS NOT NULL THEN date_trunc('minute', now()) END,
              CASE WHEN $3::int IS NULL THEN 0 ELSE 1 END, $2,
              date_trunc('minute', now()) - make_interval(mins => $3)
         FROM unnest($1::text[]) AS case_id RETURNING id`,
      [caseIds, more.batchId ?? null, more.claimedMinutesAgo ?? null],
    );
  const refs = (ids: readonly { id: string }[]) =>
    ids.map(({ id }) => ({ id, queue: job.queue, name: job.name, urgency: null }));

  it('does together what was committed together, each with its data', async () => {
    const greet = recordMany(job);
    await start({ handlers: [greet.handler] });
    const web = await start();
    const ids = newIds();
    await web.emit(...eventsOf(ids));
    await empty();
    expect(greet.calls.map(caseIdOf).sort()).toEqual([...ids].sort());
    expect(greet.batches.map((batch) => batch.length)).toEqual([MANY]);
    await eventually(
      'nothing of it left in the queue',
      async () => !(await place.dump(fixture.database)).includes(ids[0] ?? ''),
    );
  });

  it('gathers what is committed one after the other into few batches', async () => {
    const web = await start();
    const ids = newIds();
    for (const event of eventsOf(ids)) await web.emit(event);
    await eventually('all handed over', async () => (await rows()).every(({ state }) => state === 'relayed'));
    const greet = recordMany(job);
    await start({ handlers: [greet.handler] });
    await empty();
    expect(greet.calls.map(caseIdOf).sort()).toEqual([...ids].sort());
    expect(greet.batches.length).toBeLessThan(MANY / 2);
  });

  it('lets one of fifty that fails fail alone, and the others be done once', async () => {
    const ids = newIds();
    const poison = ids[17] ?? '';
    const isPoison = ({ data }: BatchedJob) => caseIdOf(data) === poison;
    const greet = recordMany(
      job,
      async (jobs) => new Map(jobs.filter(isPoison).map(({ id }) => [id, new TypeError()])),
      async (data) => {
        if (caseIdOf(data) === poison) throw new TypeError();
      },
    );
    await start({ handlers: [greet.handler] });
    await (await start()).emit(...eventsOf(ids));
    const left = await eventually('all but one done, and that one given up', async () => {
      const found = await rows();
      return found.length === 1 && found[0]?.state === 'failed' && found;
    });
    expect(left).toMatchObject([{ caseId: poison, attempts: 3, errorCode: 'TypeError' }]);
    expect(greet.batches).toHaveLength(1);
    expect(greet.alone.map(caseIdOf)).toEqual([poison, poison]);
  });

  it('does each alone where the whole batch fails because of one', async () => {
    const ids = newIds();
    const poison = ids[31] ?? '';
    const greet = recordMany(
      job,
      () => Promise.reject(new RangeError()),
      async (data) => {
        if (caseIdOf(data) === poison) throw new TypeError();
      },
    );
    const worker = await start({ handlers: [greet.handler] });
    await (await start()).emit(...eventsOf(ids));
    const left = await eventually('all but one done, and that one given up', async () => {
      const found = await rows();
      return found.length === 1 && found[0]?.state === 'failed' && found;
    });
    expect(left).toMatchObject([{ caseId: poison, attempts: 3, errorCode: 'TypeError' }]);
    const others = greet.alone.map(caseIdOf).filter((caseId) => caseId !== poison);
    expect(others.sort()).toEqual(ids.filter((caseId) => caseId !== poison).sort());
    expect(worker.log.lines).toContainEqual(
      expect.objectContaining({ msg: 'job.batch_failed', code: 'RangeError', jobs: MANY }),
    );
  });

  it('takes up at once what a worker was killed at, each alone: one of them may have killed it', async () => {
    const ids = newIds(5);
    const batchId = randomUUID();
    const left = await insert(ids, { batchId, claimedMinutesAgo: 0 });
    const web = await start();
    // As BullMQ brings a batch back whose worker no longer holds it.
    await web.app.get(JobRelay).add([batchOf(refs(left), batchId)]);
    const greet = recordMany(job);
    await start({ handlers: [greet.handler] });
    await empty();
    expect(greet.batches).toEqual([]);
    expect(greet.alone.map(caseIdOf).sort()).toEqual([...ids].sort());
  });

  it('takes up what a worker was killed at whose batch is lost, once its claim is over', async () => {
    const over = newIds(3);
    const young = newIds(2);
    await insert(over, { batchId: randomUUID(), claimedMinutesAgo: 3 });
    await insert(young, { batchId: randomUUID(), claimedMinutesAgo: 0 });
    const greet = recordMany(job);
    await start({ handlers: [greet.handler] });
    await eventually('the old ones are done', async () => (await rows()).length === young.length);
    expect(greet.calls.map(caseIdOf).sort()).toEqual([...over].sort());
    expect((await rows()).map(({ caseId }) => caseId).sort()).toEqual([...young].sort());
  });

  it('does not do again what is being done, whatever sweeps bring it back to a queue that was wiped', async () => {
    const door = gate();
    const greet = recordMany(job, async () => {
      await door.passed;
      return new Map();
    });
    await start({ handlers: [greet.handler] });
    const ids = newIds();
    await (await start()).emit(...eventsOf(ids));
    await greet.reached(MANY);
    await place.wipe(fixture.database);
    await fixture.database.query(`UPDATE outbox SET relayed_at = relayed_at - interval '5 minutes'`);
    const other = recordMany(job);
    await start({ handlers: [other.handler] });
    const later = newIds(1);
    await insert(later);
    await eventually('the sweeps bring what is not being done', async () => (await rows()).length === MANY);
    door.open();
    await empty();
    const done = [...greet.calls, ...other.calls].map(caseIdOf);
    expect(done.sort()).toEqual([...ids, ...later].sort());
  });

  it('does once what two batches hold, as when a sweep brings what was not yet noted as handed over', async () => {
    const ids = newIds();
    const left = await insert(ids);
    const web = await start();
    const door = gate();
    const greet = recordMany(job, async () => {
      await door.passed;
      return new Map();
    });
    await web.app
      .get(JobRelay)
      .add([batchOf(refs(left), randomUUID()), batchOf(refs(left.toReversed()), randomUUID())]);
    await start({ handlers: [greet.handler] });
    await greet.reached(MANY);
    door.open();
    await empty();
    expect(greet.calls.map(caseIdOf).sort()).toEqual([...ids].sort());
  });

  it('leaves to others what is claimed, until nobody has renewed it for two minutes', async () => {
    const [row] = await insert(newIds(1));
    const id = row?.id ?? '';
    const outbox = (await start()).app.get(OutboxRepository);
    const [mine, other] = [randomUUID(), randomUUID()];
    const age = () =>
      fixture.database.query(`UPDATE outbox SET claimed_at = claimed_at - interval '3 minutes'`);
    expect(await outbox.claim(mine, [id])).toMatchObject([{ id, attempt: 1 }]);
    expect(await outbox.claim(other, [id])).toEqual([]);
    await age();
    await outbox.renewClaims(mine, [id]);
    expect(await outbox.claim(other, [id])).toEqual([]);
    await age();
    expect(await outbox.claim(other, [id])).toMatchObject([{ id, attempt: 2 }]);
    await outbox.renewClaims(mine, [id]);
    await outbox.release([id]);
    expect(await outbox.claim(mine, [id])).toMatchObject([{ id, attempt: 2 }]);
  });

  it('does one by one what a handler takes one by one, and starts no worker that lacks the handler of many', async () => {
    const alone = defineJob({ name: 'greet-cases', queue: 'triage', on: [caseReceived] });
    const ids = newIds(10);
    const left = await insert(ids);
    const web = await start();
    await web.app.get(JobRelay).add([batchOf(refs(left))]);
    const greet = record(alone);
    await expect(start({ handlers: [greet.handler] })).rejects.toMatchObject({
      code: 'JOB_WITHOUT_HANDLER',
      job: job.name,
    });
    await start({ jobs: [alone], handlers: [greet.handler] });
    await empty();
    expect(greet.calls.map(caseIdOf).sort()).toEqual([...ids].sort());
  });

  it('does under its name of today what waits under a former one, and knows the event that it stood for', async () => {
    const renamed = defineJob({
      name: 'welcome-cases',
      queue: 'triage',
      on: [caseReceived],
      formerly: [{ name: 'greet-cases', event: 'case.received' }],
    });
    const ids = newIds(2);
    await insert(ids);
    const greet = record(renamed);
    await start({ jobs: [renamed], handlers: [greet.handler] });
    await empty();
    expect(greet.calls).toEqual(
      expect.arrayContaining(ids.map((caseId) => ({ caseId, event: 'case.received' }))),
    );
  });
}
