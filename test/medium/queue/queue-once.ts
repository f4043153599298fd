import { randomUUID } from 'node:crypto';
import { Database, Transaction } from '../../../src/platform/database/index.js';
import { MailError, Mailer } from '../../../src/platform/mail/index.js';
import { StoppedJobs } from '../../../src/platform/outbox/index.js';
import { OutboxRepository } from '../../../src/platform/outbox/outbox.repository.js';
import { type AtMostOnce, defineJob } from '../../../src/platform/queue/index.js';
import { JobRunner } from '../../../src/platform/queue/job-runner.js';
import { eventually, type OddMailServer, startOddMailServer, testConfig } from '../../support/index.js';
import { caseEscalated, gate, record, useProcesses } from './harness.js';
import type { QueuePlace } from './queue-place.js';

/** What must not happen twice does not, and where nobody knows whether it happened a person is asked. */
export function queueDoesOnce(place: QueuePlace): void {
  const report = defineJob({
    name: 'report-to-authority',
    queue: 'notifications',
    on: [caseEscalated],
    retry: { attempts: 4, firstDelayMs: 5, longestDelayMs: 20 },
  });

  const fixture = useProcesses(place, [report]);
  const start = (handler?: ReturnType<typeof record>) =>
    fixture.start(handler && { handlers: [handler.handler] });
  const rows = () =>
    fixture.database.query<{
      id: string;
      state: string;
      act: string | null;
      error_code: string;
      attempts: number;
    }>('SELECT id, state, act, error_code, attempts FROM outbox');
  const empty = () => eventually('an empty outbox', async () => (await rows()).length === 0);
  const unknown = () =>
    eventually('the outcome is unknown', async () => (await rows()).find(({ state }) => state === 'unknown'));
  const escalated = () => caseEscalated({ caseId: randomUUID() });
  const emit = async () => (await start()).emit(escalated());

  /** A handler that acts once and then does what follows. */
  const acting = (act: (call: number) => Promise<void>, follow: (call: number) => Promise<void>) => {
    let [acts, follows] = [0, 0];
    const handler = record(report, async (_data, atMostOnce) => {
      await atMostOnce(() => act(++acts));
      await follow(++follows);
    });
    return { handler, acts: () => acts, follows: () => follows };
  };
  const fine = async (): Promise<void> => undefined;

  describe('what must not happen twice', () => {
    it('happens once, however often what follows from it fails', async () => {
      const job = acting(fine, async (call) => {
        if (call < 3) throw new Error('the database was away');
      });
      await start(job.handler);
      await emit();
      await empty();
      expect([job.acts(), job.follows()]).toEqual([1, 3]);
    });

    it('is tried again where it is certain that nothing happened', async () => {
      const job = acting(async (call) => {
        if (call < 3) throw Object.assign(new Error(), { undone: true });
      }, fine);
      await start(job.handler);
      await emit();
      await empty();
      expect([job.acts(), job.follows()]).toEqual([3, 1]);
    });

    it('stops where nobody knows, and is left alone by the sweeps and by other workers', async () => {
      const job = acting(() => Promise.reject(new MailError('MAIL_UNREACHABLE', false)), fine);
      const worker = await start(job.handler);
      await emit();
      expect(await unknown()).toMatchObject({ act: 'begun', error_code: 'MAIL_UNREACHABLE' });
      expect(worker.log.lines).toContainEqual(
        expect.objectContaining({ msg: 'job.outcome_unknown', level: 50, job: report.name }),
      );
      await worker.close();
      await place.wipe(fixture.database);
      await fixture.database.query(`UPDATE outbox SET relayed_at = relayed_at - interval '1 hour'`);

      const other = acting(fine, fine);
      await start(other.handler);
      await emit();
      await eventually('the other job is done', async () => (await rows()).length === 1);
      expect([job.acts(), other.acts()]).toEqual([1, 1]);
      expect(await unknown()).toBeTruthy();
    });

    it.each([
      ['happened', true, [1, 1]],
      ['did not happen', false, [2, 1]],
    ] as const)('goes on when a person says that it %s', async (_, happened, counts) => {
      const job = acting((call) => (call === 1 ? Promise.reject(new Error()) : fine()), fine);
      const worker = await start(job.handler);
      await emit();
      const { id } = await unknown();
      const jobs = new StoppedJobs(worker.app.get(Database));
      expect(await jobs.retry(id)).toBe(false);
      expect(await jobs.settle(randomUUID(), happened)).toBe(false);
      expect(await jobs.settle(id, happened)).toBe(true);
      expect(await jobs.settle(id, happened)).toBe(false);
      await empty();
      expect([job.acts(), job.follows()]).toEqual(counts);
    });

    it('is not taken for handed over, when a person was quicker than the note of its first way to the queue', async () => {
      const job = acting(() => Promise.reject(new Error()), fine);
      const worker = await start(job.handler);
      await emit();
      const { id } = await unknown();
      await worker.close();
      const database = (await start()).app.get(Database);
      await new StoppedJobs(database).settle(id, false);
      const first = { id, queue: report.queue, name: report.name, urgency: null, rowIds: [id] };
      await new OutboxRepository(database).markRelayed([first]);
      expect(await rows()).toMatchObject([{ id, state: 'pending', act: null }]);
    });

    it('is unknown after the death of the process that did it, once that is certain', async () => {
      const job = acting(fine, fine);
      const [dead, young] = [randomUUID(), randomUUID()];
      for (const [id, minutes] of [
        [dead, 5],
        [young, 0],
      ])
        await fixture.database.query(
          `INSERT INTO outbox (id, queue, job, data, attempts, act, act_at)
           VALUES ($1, 'notifications', $2, '{"caseId":"x"}', 1, 'begun',
                   date_trunc('minute', now()) - make_interval(mins => $3))`,
          [id, report.name, minutes],
        );
      await start(job.handler);
      expect(await unknown()).toMatchObject({ id: dead, error_code: 'JOB_KILLED_ITS_WORKER' });
      await eventually('the other was looked at and did not count', async () =>
        (await rows()).some(
          ({ id, state, attempts }) => id === young && state === 'relayed' && attempts === 1,
        ),
      );
      expect(job.acts()).toBe(0);
    });

    it('is not begun by a second worker while the first is at it', async () => {
      const door = gate();
      const job = acting(() => door.passed, fine);
      await start(job.handler);
      await emit();
      await eventually('it is begun', async () => (await rows()).some(({ act }) => act === 'begun'));
      const other = acting(fine, fine);
      const second = await start(other.handler);
      const [{ id } = { id: '' }] = await rows();
      const batch = { id, name: report.name, queue: report.queue, rowIds: [id] };
      expect(await second.app.get(JobRunner).try(batch)).toMatchObject({
        done: false,
        code: 'JOB_EFFECT_BEGUN',
      });
      expect(await rows()).toMatchObject([{ id, act: 'begun', attempts: 1 }]);
      door.open();
      await empty();
      expect([job.acts(), other.acts()]).toEqual([1, 0]);
    });

    it('is refused inside a transaction, which could take back the note of it', async () => {
      const job: { transaction?: Transaction; acts: number } = { acts: 0 };
      const handler = record(report, (_data, atMostOnce: AtMostOnce) =>
        (job.transaction as Transaction).run(() => atMostOnce(async () => void (job.acts += 1))),
      );
      const worker = await start(handler);
      job.transaction = worker.app.get(Transaction);
      await emit();
      const failed = await eventually('it is given up', async () =>
        (await rows()).find(({ state }) => state === 'failed'),
      );
      expect(failed).toMatchObject({ error_code: 'OUTBOX_EFFECT_IN_TRANSACTION', act: null });
      expect(job.acts).toBe(0);
    });
  });

  describe('a mail that may arrive once at most', () => {
    let server: OddMailServer;
    afterEach(() => server.stop());

    it('is not sent again to a server that takes it and closes without a word', async () => {
      server = await startOddMailServer('close');
      const mailer = new Mailer(testConfig({ SMTP_URL: server.url }));
      const job = acting(
        () =>
          mailer.send({
            to: 'desk@authority.example',
            subject: 'A report',
            text: 'A report.',
            messageId: `<${randomUUID()}@abhaya.local>`,
          }),
        fine,
      );
      await start(job.handler);
      await emit();
      expect(await unknown()).toMatchObject({ error_code: 'MAIL_UNREACHABLE' });
      expect(server.received()).toBe(1);
      mailer.onApplicationShutdown();
    });
  });

  describe('a job that is asked to wait', () => {
    it('waits without its tries being counted, and is given up in the end', async () => {
      let calls = 0;
      const handler = record(report, async () => {
        if (++calls < 10) throw Object.assign(new Error(), { code: 'WAIT_A_LITTLE', delayMs: 5 });
      });
      await start(handler);
      await emit();
      await empty();
      expect(calls).toBe(10);

      calls = -1_000_000;
      await fixture.database.query(
        `INSERT INTO outbox (id, queue, job, data, created_at)
         VALUES ($1, 'notifications', $2, '{"caseId":"x"}', now() - interval '4 days')`,
        [randomUUID(), report.name],
      );
      const failed = await eventually('it is given up', async () =>
        (await rows()).find(({ state }) => state === 'failed'),
      );
      expect(failed).toMatchObject({ error_code: 'WAIT_A_LITTLE', attempts: 1 });
    });
  });
}
