import { StoppedJobs } from '../../../src/platform/outbox/index.js';
import { Database } from '../../../src/platform/database/index.js';
import { WorkerOutboxModule } from '../../../src/platform/outbox/index.js';
import { WorkerQueueModule } from '../../../src/platform/queue/index.js';
import { StaffNoticesWorkerModule } from '../../../src/modules/staff-notices/index.js';
import { SendNoticesJob } from '../../../src/modules/staff-notices/jobs/send-notices.job.js';
import { eventually, startOddMailServer, type OddMailServer } from '../../support/index.js';
import { Casework } from './casework.js';

/** A mail server that takes a mail and does not say so. */
describe('a mail of unknown outcome', () => {
  let work: Casework;
  let server: OddMailServer;

  beforeEach(async () => {
    server = await startOddMailServer('close');
    work = await Casework.start({
      settings: { SMTP_URL: server.url },
      modules: [WorkerQueueModule, WorkerOutboxModule, StaffNoticesWorkerModule],
    });
  });
  afterEach(async () => {
    await work.stop();
    await server.stop();
  });

  const states = (caseId: string) =>
    work.database.query<{ staffId: string; reason: string; state: string; copies: number }>(
      `SELECT staff_id AS "staffId", reason, state, copies FROM notifications WHERE case_id = $1 ORDER BY reason, staff_id`,
      [caseId],
    );
  const stopped = (count: number) =>
    eventually('the jobs have stopped as unknown', async () => {
      const jobs = await new StoppedJobs(work.get(Database)).list('unknown', 10);
      const [open] = await work.database.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM outbox WHERE state <> 'unknown'`,
      );
      return jobs.length === count && open?.count === 0 && jobs;
    });

  it('is sent three times at most, shown as unknown, and another person is told', async () => {
    const { people } = await work.desk('counsellor', 'coordinator');
    const [asha, lead] = people.map(({ session }) => session.staffId);
    const { id } = await work.file();
    // Two mails of the new case, and to each of the two one of the other's: four mails, three copies each.
    const jobs = await stopped(4);
    expect(server.received()).toBe(12);
    expect(jobs.map(({ job, errorCode }) => [job, errorCode])).toEqual(
      jobs.map(() => ['hold-doubtful-mail', 'MAIL_OUTCOME_UNKNOWN']),
    );
    const rows = await states(id);
    expect(rows.every(({ state, copies }) => state === 'unknown' && copies === 3)).toBe(true);
    expect(
      rows
        .filter(({ reason }) => reason === 'mail_unknown')
        .map(({ staffId }) => staffId)
        .sort(),
    ).toEqual([asha, lead].sort());
  });

  it('goes out once more where a person says that it did not arrive, and not where they say it did', async () => {
    await work.desk('counsellor');
    const { id } = await work.file();
    const jobs = await stopped(2);
    server.oddity = 'none';
    const received = server.received();
    const stoppedJobs = new StoppedJobs(work.get(Database));
    const [first, second] = jobs;
    await stoppedJobs.settle(first!.id, true);
    await stoppedJobs.settle(second!.id, false);
    await eventually(
      'both are noted',
      async () => (await states(id)).filter(({ state }) => state === 'sent').length === 2,
    );
    expect(server.received()).toBe(received + 1);
  });

  it('counts a copy that was on its way when its worker died', async () => {
    const { people } = await work.desk('counsellor');
    server.oddity = 'none';
    const { id } = await work.file();
    await eventually('it is sent', async () => (await states(id))[0]?.state === 'sent');
    const [row] = await work.database.query<{ id: string }>(
      `UPDATE notifications SET state = 'pending', copies = 3 WHERE case_id = $1 RETURNING id`,
      [id],
    );
    const received = server.received();
    await work.get(SendNoticesJob).handle({ notificationId: row!.id });
    expect(server.received()).toBe(received);
    expect((await states(id))[0]).toMatchObject({ staffId: people[0]!.session.staffId, copies: 3 });
  });
});

describe('a mail that no server took', () => {
  it('is no mail of unknown outcome, however often it is tried', async () => {
    const server = await startOddMailServer('none');
    const { url } = server;
    await server.stop();
    const work = await Casework.start({ settings: { SMTP_URL: url }, modules: [StaffNoticesWorkerModule] });
    try {
      await work.desk('counsellor');
      const { id } = await work.file();
      const { NotifyDeskOfNewCaseJob } =
        await import('../../../src/modules/staff-notices/jobs/notify-desk-of-new-case.job.js');
      await work.get(NotifyDeskOfNewCaseJob).handle({ caseId: id });
      const [row] = await work.database.query<{ id: string }>(
        'SELECT id FROM notifications WHERE case_id = $1',
        [id],
      );
      for (let tries = 0; tries < 5; tries += 1)
        await expect(work.get(SendNoticesJob).handle({ notificationId: row!.id })).rejects.toMatchObject({
          code: 'MAIL_UNREACHABLE',
        });
      expect(
        await work.database.query('SELECT state, copies FROM notifications WHERE case_id = $1', [id]),
      ).toEqual([{ state: 'pending', copies: 0 }]);
    } finally {
      await work.stop();
    }
  });
});
