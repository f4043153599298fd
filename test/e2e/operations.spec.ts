import { randomUUID } from 'node:crypto';
import type { AuditPageDto } from '../../src/modules/audit/dto/audit.dto.js';
import type { RetriedDto, WorkDto } from '../../src/modules/operations/dto/operations.dto.js';
import { ConsoleClient } from '../support/console-client.js';
import { runWorker, startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { eventually, ofCases, startMailServer, type MailServer } from '../support/index.js';
import { Reporter } from '../support/reporter.js';
import { CHILD_THREATENED, TYPED } from '../support/reports.js';

const PEOPLE_ON_THE_DESK = 3;

/** An administrator sees what waits and what was given up, and lets it run again. */
describe('background jobs', () => {
  let desk: Helpdesk;
  let mail: MailServer;
  let administrator: ConsoleClient;

  beforeAll(async () => {
    mail = await startMailServer();
    desk = await startHelpdesk({ worker: false });
    administrator = await ConsoleClient.of(desk, desk.installation.administrator);
  });
  afterAll(async () => {
    await desk.stop();
    await mail.stop();
  });

  const query = (sql: string) => desk.installation.database.query(sql);
  const work = () => administrator.get<WorkDto>('/api/operations/queue');
  const failedOf = async (name: string) => (await work()).failed.find(({ job }) => job === name);
  const giveUp = () =>
    query(`UPDATE outbox SET state = 'failed', attempts = 20, error_code = 'MAIL_UNREACHABLE'`);
  const file = () => new Reporter(desk.site).fileReport(CHILD_THREATENED);
  const refused = { status: 404, body: { code: 'JOB_NOT_FAILED' } };

  it('shows what waits, by queue, job and state', async () => {
    expect(await work()).toEqual({
      queues: ['triage', 'notifications'].map((queue) => ({ queue, open: 0, failed: 0, oldestAt: null })),
      jobs: [],
      failed: [],
      unknown: [],
      wrongClocks: [],
    });
    const began = Math.floor(Date.now() / 60_000) * 60_000;
    await file();
    const { queues, jobs, failed } = await work();
    expect(queues[0]).toMatchObject({ queue: 'triage', open: 2, failed: 0 });
    expect(Date.parse(queues[0]?.oldestAt ?? '')).toBeGreaterThanOrEqual(began);
    expect(jobs.map(({ queue, job, count }) => [queue, job, count])).toEqual([
      ['triage', 'notify-desk-of-new-case', 1],
      ['triage', 'open-tasks', 1],
    ]);
    expect(failed).toEqual([]);
  });

  it('shows what was given up, and nothing of what it is about', async () => {
    await giveUp();
    expect(await failedOf('notify-desk-of-new-case')).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      queue: 'triage',
      job: 'notify-desk-of-new-case',
      code: 'MAIL_UNREACHABLE',
      attempts: 20,
      createdAt: expect.stringMatching(/:00\.000Z$/),
    });
    const text = JSON.stringify(await work());
    const [found] = (await query('SELECT id, reference FROM cases')) as { id: string; reference: string }[];
    for (const secret of [found?.id, found?.reference, ...Object.values(TYPED)])
      expect(text).not.toContain(secret);
  });

  it('is for administrators alone', async () => {
    const id = randomUUID();
    for (const account of [desk.installation.counsellors[0], desk.installation.coordinator]) {
      const other = await ConsoleClient.of(desk, account);
      expect((await other.ask('GET', '/api/operations/queue')).status).toBe(403);
      expect((await other.ask('POST', `/api/operations/jobs/${id}/retry`)).status).toBe(403);
      expect((await other.ask('POST', '/api/operations/jobs/retry-all')).status).toBe(403);
      const settling = other.ask('POST', `/api/operations/jobs/${id}/settle`, { outcome: 'happened' });
      expect((await settling).status).toBe(403);
    }
  });

  it('lets one run again, once, and says who did', async () => {
    const id = (await failedOf('notify-desk-of-new-case'))?.id ?? '';
    expect((await administrator.ask('POST', `/api/operations/jobs/${id}/retry`)).status).toBe(204);
    const { failed, jobs } = await work();
    expect(failed).toMatchObject([{ job: 'open-tasks' }]);
    expect(jobs).toContainEqual(
      expect.objectContaining({ job: 'notify-desk-of-new-case', state: 'pending', count: 1 }),
    );
    expect(await administrator.ask('POST', `/api/operations/jobs/${id}/retry`)).toMatchObject(refused);
    for (const unknown of [randomUUID(), 'x', '1'])
      expect((await administrator.ask('POST', `/api/operations/jobs/${unknown}/retry`)).status).toBe(404);
    const { items } = await administrator.get<AuditPageDto>('/api/audit');
    expect(items.filter(({ action }) => action === 'job.retried')).toEqual([
      expect.objectContaining({
        actorId: desk.installation.administrator.id,
        subject: 'job',
        subjectId: id,
        detail: { count: 1 },
      }),
    ]);
  });

  it('takes a word for what became of a job of unknown outcome, once, and says whose', async () => {
    const [job] = (await query(
      `INSERT INTO outbox (id, queue, job, data, state, act, error_code)
       VALUES (gen_random_uuid(), 'notifications', 'send-notices', '{}', 'unknown', 'begun', 'MAIL_UNREACHABLE')
       RETURNING id`,
    )) as { id: string }[];
    const id = job?.id ?? '';
    expect((await work()).unknown).toEqual([
      expect.objectContaining({ id, job: 'send-notices', code: 'MAIL_UNREACHABLE' }),
    ]);
    const settle = (outcome: string) =>
      administrator.ask('POST', `/api/operations/jobs/${id}/settle`, { outcome });
    expect((await settle('perhaps')).status).toBe(400);
    expect((await administrator.ask('POST', `/api/operations/jobs/${id}/retry`)).status).toBe(404);
    expect((await settle('happened')).status).toBe(204);
    expect(await settle('happened')).toMatchObject({ status: 404, body: { code: 'JOB_NOT_UNKNOWN' } });
    expect(await query(`SELECT state, act FROM outbox WHERE id = '${id}'`)).toEqual([
      { state: 'pending', act: 'done' },
    ]);
    const { items } = await administrator.get<AuditPageDto>('/api/audit');
    expect(items.find(({ action }) => action === 'job.settled')).toMatchObject({
      actorId: desk.installation.administrator.id,
      subjectId: id,
      detail: { outcome: 'happened' },
    });
    await query(`DELETE FROM outbox WHERE id = '${id}'`);
  });

  it('lets all run again, and the worker then does each once', async () => {
    await file();
    await giveUp();
    expect(await administrator.post<RetriedDto>('/api/operations/jobs/retry-all', undefined)).toEqual({
      retried: 4,
    });
    expect(await administrator.post('/api/operations/jobs/retry-all', undefined)).toEqual({ retried: 0 });
    const { items } = await administrator.get<AuditPageDto>('/api/audit');
    const told = items.filter(({ action }) => action === 'job.retried').map(({ detail }) => detail);
    expect(told).toEqual([{ count: 4 }, { count: 1 }]);

    const worker = await runWorker(desk.installation, { SMTP_URL: mail.url });
    await eventually('nothing is left to do', async () => (await work()).jobs.length === 0);
    expect(ofCases(mail)).toHaveLength(2 * PEOPLE_ON_THE_DESK);
    await worker.close();
  });
});
