import { randomUUID } from 'node:crypto';
import { Transaction } from '../../../src/platform/database/index.js';
import { withRequestId } from '../../../src/platform/logging/index.js';
import { Outbox } from '../../../src/platform/outbox/index.js';
import { batchOf, defineJob, JobRelay, type JobRef } from '../../../src/platform/queue/index.js';
import { eventually } from '../../support/index.js';
import { caseReceived, caseTold, gate, record, type TestProcess, useProcesses } from './harness.js';
import type { QueuePlace } from './queue-place.js';

const CANARY = 'Meera wrote this herself';

/** The promises of outbox and queue, the same wherever the queue lives. */
export function queueKeepsItsPromises(place: QueuePlace): void {
  const received = defineJob({
    name: 'greet-case',
    queue: 'triage',
    on: [caseReceived],
    retry: { attempts: 3, firstDelayMs: 5, longestDelayMs: 20 },
  });
  const told = defineJob({
    name: 'tell-staff',
    queue: 'notifications',
    on: [caseTold],
  });
  const jobs = [received, told];

  const newCase = (caseId: string = randomUUID()) => caseReceived({ caseId });

  const fixture = useProcesses(place, jobs);
  const { start } = fixture;
  const startWorker = (greet: ReturnType<typeof record>, tell = record(told)) =>
    start({ handlers: [greet.handler, tell.handler] });
  const rows = () =>
    fixture.database.query('SELECT id, queue, job AS name, state, attempts, error_code, data FROM outbox');
  const empty = () => eventually('an empty outbox', async () => (await rows()).length === 0);
  const relayed = (count: number) =>
    eventually(
      'rows handed to the queue',
      async () => (await rows()).filter(({ state }) => state === 'relayed').length === count,
    );

  it('does a job once for an event that was committed, with the ids it carries, and keeps no trace of it', async () => {
    const greet = record(received);
    await startWorker(greet);
    const web = await start();
    const caseId = randomUUID();
    await web.emit(newCase(caseId));
    await greet.reached(1);
    await empty();
    expect(greet.calls).toEqual([{ caseId }]);
    await eventually(
      'nothing of it left in the queue',
      async () => !(await place.dump(fixture.database)).includes(caseId),
    );
  });

  it('carries the id of the request into the lines that its jobs log, and into jobs that these start', async () => {
    let tries = 0;
    const greet = record(received, async ({ caseId }) => {
      await worker.emit(caseTold({ caseId: String(caseId) }));
    });
    const tell = record(told, () => (++tries === 1 ? Promise.reject(new Error(CANARY)) : Promise.resolve()));
    const worker: TestProcess = await startWorker(greet, tell);
    const web = await start();
    const requestId = randomUUID();
    await withRequestId(requestId, () => web.emit(newCase()));
    await tell.reached(2);
    await empty();
    expect(worker.log.lines).toContainEqual(
      expect.objectContaining({ msg: 'job.failed', job: 'tell-staff', requestId }),
    );
  });

  it('does nothing for an event whose transaction was rolled back', async () => {
    const greet = record(received);
    await startWorker(greet);
    const web = await start();
    const failed = web.app.get(Transaction).run(async () => {
      await web.app.get(Outbox).emit(newCase());
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    expect(await rows()).toEqual([]);

    const second = newCase();
    await web.emit(second);
    await greet.reached(1);
    expect(greet.calls).toEqual([{ caseId: second.data['caseId'] }]);
  });

  it('refuses an event outside a transaction, and one that carries words', async () => {
    const web = await start();
    await expect(web.app.get(Outbox).emit(newCase())).rejects.toMatchObject({
      code: 'OUTBOX_NEEDS_TRANSACTION',
    });
    await expect(web.emit(newCase(CANARY))).rejects.toMatchObject({ code: 'JOB_DATA_NOT_PLAIN' });
    await expect(web.emit(newCase('asha@example.org'))).rejects.toMatchObject({
      code: 'JOB_DATA_NOT_PLAIN',
    });
  });

  it('delivers what a process left behind that was killed between commit and relay', async () => {
    const caseId = randomUUID();
    await fixture.database.query(
      "INSERT INTO outbox (id, queue, job, data) VALUES ($1, 'triage', 'greet-case', $2)",
      [randomUUID(), { caseId }],
    );
    const greet = record(received);
    await startWorker(greet);
    await greet.reached(1);
    expect(greet.calls).toEqual([{ caseId }]);
    await empty();
  });

  it('brings every open job back when the queue was wiped while no worker ran', async () => {
    const web = await start();
    await web.emit(newCase(), newCase(), newCase());
    await relayed(3);
    await place.wipe(fixture.database);
    const greet = record(received);
    await startWorker(greet);
    await greet.reached(3);
    await empty();
    expect(greet.calls).toHaveLength(3);
  });

  it('brings waiting jobs back when the queue was wiped under a running worker', async () => {
    const door = gate();
    const greet = record(received, () => door.passed);
    await startWorker(greet);
    const web = await start();
    await web.emit(...Array.from({ length: 10 }, () => newCase()));
    await greet.reached(4);
    await relayed(10);
    await place.wipe(fixture.database);
    await fixture.database.query("UPDATE outbox SET relayed_at = relayed_at - interval '5 minutes'");
    door.open();
    await empty();
    expect(new Set(greet.calls.map(({ caseId }) => caseId)).size).toBe(10);
  });

  it('does not wait an hour for what was put off before the clock was put back by an hour', async () => {
    const web = await start();
    await web.emit(newCase(), newCase(), newCase());
    await relayed(3);
    await place.putClockBack(fixture.database);
    await fixture.database.query("UPDATE outbox SET relayed_at = relayed_at + interval '1 hour'");
    const greet = record(received);
    await startWorker(greet);
    await eventually('an empty outbox', async () => (await rows()).length === 0);
    expect(greet.calls).toHaveLength(3);
  });

  it('tries again a job that failed, until it succeeds', async () => {
    let tries = 0;
    const greet = record(received, async () => {
      if (++tries < 3) throw new Error(CANARY);
    });
    await startWorker(greet);
    const web = await start();
    await web.emit(newCase());
    await greet.reached(3);
    await empty();
    expect(greet.calls).toHaveLength(3);
  });

  it('gives a job up after its last try, keeps the code of the error, and no word of it anywhere', async () => {
    const greet = record(received, async () => {
      const error = new TypeError(CANARY);
      error.stack = `TypeError: ${CANARY}\n    at ${CANARY} (file.js:1:1)`;
      throw Object.assign(error, { parameters: [CANARY], detail: CANARY });
    });
    const worker = await startWorker(greet);
    const web = await start();
    await web.emit(newCase());
    await greet.reached(1);
    const seen: string[] = [];
    await eventually('the job given up', async () => {
      seen.push(await place.dump(fixture.database));
      return (await rows()).some(({ state }) => state === 'failed');
    });
    seen.push(await place.dump(fixture.database), worker.log.text(), web.log.text());
    expect(greet.calls).toHaveLength(3);
    expect(await rows()).toMatchObject([{ state: 'failed', error_code: 'TypeError', attempts: 3 }]);
    expect(worker.log.lines).toContainEqual(
      expect.objectContaining({ msg: 'job.given_up', level: 50, job: 'greet-case', code: 'TypeError' }),
    );
    expect(seen.join('\n')).not.toContain('Meera');
  });

  describe('a job whose error says that waiting does not help', () => {
    class Refused extends Error {
      readonly code = 'REFUSED';
      readonly permanent = true;
    }
    const patient = defineJob({
      name: 'greet-case',
      queue: 'triage',
      on: [caseReceived],
      retry: { attempts: 50, firstDelayMs: 1, longestDelayMs: 5, attemptsIfPermanent: 3 },
    });
    const failed = () =>
      eventually('the job given up', async () => (await rows()).find(({ state }) => state === 'failed'));

    it('is given up after a few tries', async () => {
      const greet = record(patient, () => Promise.reject(new Refused()));
      await start({ jobs: [patient], handlers: [greet.handler] });
      const web = await start({ jobs: [patient] });
      await web.emit(newCase());
      expect(await failed()).toMatchObject({ error_code: 'REFUSED', attempts: 3 });
    });

    it('is not given up for one such error after an outage', async () => {
      let tries = 0;
      const greet = record(patient, async () => {
        tries += 1;
        if (tries === 6 || tries > 8) throw new Refused();
        throw Object.assign(new Error(), { code: 'AWAY' });
      });
      await start({ jobs: [patient], handlers: [greet.handler] });
      const web = await start({ jobs: [patient] });
      await web.emit(newCase());
      expect(await failed()).toMatchObject({ error_code: 'REFUSED', attempts: 10 });
    });
  });

  it('keeps the code of what failed before when the last tries killed their worker', async () => {
    const greet = record(received);
    const given = [
      [randomUUID(), 'CASE_LOCKED'],
      [randomUUID(), null],
    ];
    for (const [id, code] of given)
      await fixture.database.query(
        `INSERT INTO outbox (id, queue, job, data, attempts, error_code)
         VALUES ($1, 'triage', 'greet-case', '{"caseId":"x"}', 3, $2)`,
        [id, code],
      );
    await startWorker(greet);
    await eventually('both given up', async () => (await rows()).every(({ state }) => state === 'failed'));
    const codes = new Map((await rows()).map(({ id, error_code }) => [id, error_code]));
    expect(given.map(([id]) => codes.get(id))).toEqual(['CASE_LOCKED', 'JOB_KILLED_ITS_WORKER']);
    expect(greet.calls).toEqual([]);
  });

  it('keeps a job that only a newer version knows for the worker of that version', async () => {
    const id = randomUUID();
    await fixture.database.query(
      `INSERT INTO outbox (id, queue, job, data) VALUES ($1, 'triage', 'greet-case', '{"caseId":"x"}')`,
      [id],
    );
    const old = await start({ jobs: [told], handlers: [record(told).handler] });
    await eventually('a try', async () => (await rows()).some(({ error_code }) => error_code !== null));
    expect(await rows()).toMatchObject([{ id, state: 'relayed', attempts: 1, error_code: 'JOB_UNKNOWN' }]);
    await old.close();
    await place.wipe(fixture.database);

    const greet = record(received);
    await startWorker(greet);
    await greet.reached(1);
    await empty();
  });

  it('does a job once that was handed over twice, and not again when it comes after it was done', async () => {
    const door = gate();
    const greet = record(received, () => door.passed);
    await startWorker(greet);
    const web = await start();
    await web.emit(newCase());
    await greet.reached(1);
    const batches = [batchOf((await rows()) as unknown as JobRef[])];
    const relay = web.app.get(JobRelay);
    await relay.add(batches);
    door.open();
    await empty();
    await relay.add(batches);

    const marker = newCase();
    await web.emit(marker);
    await greet.reached(2);
    await empty();
    expect(greet.calls[1]).toEqual({ caseId: marker.data['caseId'] });
    expect(greet.calls).toHaveLength(2);
  });

  it('lets two workers share the jobs, each job done by one of them', async () => {
    const door = gate();
    const [left, right] = [record(received, () => door.passed), record(received, () => door.passed)];
    await startWorker(left);
    await startWorker(right);
    const web = await start();
    const ids = Array.from({ length: 40 }, () => randomUUID());
    await web.emit(...ids.map((id) => newCase(id)));
    await Promise.all([left.reached(1), right.reached(1)]);
    door.open();
    await empty();
    const done = [...left.calls, ...right.calls].map(({ caseId }) => caseId);
    expect(done.sort()).toEqual([...ids].sort());
  });

  it('lets a running job finish when the worker is stopped', async () => {
    const door = gate();
    const greet = record(received, () => door.passed);
    const worker = await startWorker(greet);
    const web = await start();
    await web.emit(newCase());
    await greet.reached(1);
    const closed = worker.close();
    door.open();
    await closed;
    expect(await rows()).toEqual([]);
    expect(worker.log.lines.filter(({ msg }) => msg === 'job.failed')).toEqual([]);
  });

  it('works on each queue apart, so that one never waits for the other', async () => {
    const door = gate();
    const greet = record(received);
    const tell = record(told, () => door.passed);
    await startWorker(greet, tell);
    const web = await start();
    await web.emit(...Array.from({ length: 8 }, () => caseTold({ caseId: randomUUID() })));
    await tell.reached(4);
    await web.emit(newCase());
    await greet.reached(1);
    door.open();
    await empty();
  });

  it('holds no time to the millisecond: neither in the outbox nor in the queue', async () => {
    const web = await start();
    await web.emit(newCase(), newCase());
    await relayed(2);
    const times = await fixture.database.query<{ created_at: Date; relayed_at: Date }>(
      'SELECT created_at, relayed_at FROM outbox',
    );
    for (const { created_at, relayed_at } of times) {
      expect([created_at.getTime() % 60_000, relayed_at.getTime() % 60_000]).toEqual([0, 0]);
    }
    await web.app.get(JobRelay).forgetEvents();
    const milliseconds = (await place.dump(fixture.database)).match(/\b1[6-9]\d{11}\b/g) ?? [];
    expect(milliseconds.length).toBeGreaterThan(0);
    expect(milliseconds.filter((time) => Number(time) % 60_000 !== 0)).toEqual([]);
  });

  it('does not start a worker that lacks a handler, has two for one job, or one for a job that nobody defined', async () => {
    const greet = record(received);
    const tell = record(told);
    await expect(start({ handlers: [greet.handler] })).rejects.toMatchObject({
      code: 'JOB_WITHOUT_HANDLER',
      job: 'tell-staff',
    });
    await expect(
      start({ handlers: [greet.handler, tell.handler, record(told).handler] }),
    ).rejects.toMatchObject({
      code: 'JOB_HANDLED_TWICE',
      job: 'tell-staff',
    });
    await expect(start({ jobs: [received], handlers: [greet.handler, tell.handler] })).rejects.toMatchObject({
      code: 'JOB_UNKNOWN',
      job: 'tell-staff',
    });
    const twin = defineJob({ name: 'greet-case', queue: 'triage', on: [caseReceived] });
    await expect(start({ jobs: [received, twin] })).rejects.toMatchObject({ code: 'DEFINED_TWICE' });
  });
}
