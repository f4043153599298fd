import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { ClockSweep } from '../../src/modules/clocks/index.js';
import { OpenTasksJob } from '../../src/modules/tasks/open-tasks.job.js';
import type { TaskDto } from '../../src/modules/tasks/task.dto.js';
import { ConsoleClient } from '../support/console-client.js';
import { runWeb, runWorker, type RunningWeb } from '../support/helpdesk.js';
import { timesBelowTheDay, eventually } from '../support/index.js';
import { createInstallation, type Installation } from '../support/installation.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { Reporter, type Answers } from '../support/reporter.js';
import { ADULT_SHARED, CHILD_THREATENED } from '../support/reports.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('the tasks of a case', () => {
  let installation: Installation;
  let web: RunningWeb;
  let worker: INestApplicationContext;
  let mails: MailServer;
  let kiran: ConsoleClient;
  let colleague: ConsoleClient;

  beforeAll(async () => {
    installation = await createInstallation();
    mails = await startMailServer();
    web = await runWeb(installation);
    worker = await runWorker(installation, { SMTP_URL: mails.url });
    const at = { console: web.console, installation };
    kiran = await ConsoleClient.of(at, installation.counsellors[0]);
    colleague = await ConsoleClient.of(at, installation.counsellors[1]);
  });
  afterAll(async () => {
    await worker?.close();
    await web?.stop();
    await mails?.stop();
    await installation.database.drop();
  });

  const opened = async (id: string): Promise<string[]> =>
    (
      await installation.database.query<{ task: string }>(
        'SELECT task FROM case_tasks WHERE case_id = $1 ORDER BY task',
        [id],
      )
    ).map(({ task }) => task);
  /** A case that Kiran works on, once the worker has opened its tasks. */
  async function taken(answers: Answers = CHILD_THREATENED) {
    const { row } = await kiran.newCase(() => new Reporter(web.site).fileReport(answers));
    await eventually('the tasks of the case', async () => (await opened(row.id)).length > 0);
    await kiran.post(`/api/cases/${row.id}/assign`, { assigneeId: installation.counsellors[0].id });
    return { id: row.id, reference: row.reference, tasks: `/api/cases/${row.id}/tasks` };
  }
  const ahead = (span: number): string =>
    new Date(Math.floor((Date.now() + span) / MINUTE) * MINUTE).toISOString();
  const list = (tasks: string, who = kiran) => who.get<TaskDto[]>(tasks);
  const one = async (tasks: string, task: string): Promise<TaskDto> =>
    (await list(tasks)).find((found) => found.task === task)!;
  const idsOf = (found: readonly TaskDto[]): string[] => found.map(({ task }) => task).sort();
  const clockOf = async (taskId: string, kind = 'task'): Promise<string[]> =>
    (
      await installation.database.query<{ state: string }>(
        'SELECT state FROM clocks WHERE subject_id = $1 AND kind = $2 ORDER BY due_at',
        [taskId, kind],
      )
    ).map(({ state }) => state);
  /** The clocks are looked at as they will be after so much time. */
  const later = (span: number) => worker.get(ClockSweep, { strict: false }).run(new Date(Date.now() + span));
  const told = async (id: string): Promise<string[]> =>
    (await kiran.case(id)).events.map(({ kind }) => kind).filter((kind) => kind.startsWith('task'));

  it('are opened by the worker once, however often its job runs, by what stands in the open', async () => {
    const { id } = await taken();
    const before = await opened(id);
    expect(before).toEqual(expect.arrayContaining(['stop_paying', 'take_down_child', 'decide_duty_india']));
    // The worker cannot open the card, which says that money was paid.
    expect(before).not.toContain('money_back');
    const job = worker.get(OpenTasksJob, { strict: false });
    await Promise.all([job.handle({ caseId: id }), job.handle({ caseId: id })]);
    expect(await opened(id)).toEqual(before);
    const [clocks] = await installation.database.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM clocks WHERE case_id = $1 AND kind = 'task'`,
      [id],
    );
    const [due] = await installation.database.query<{ count: number }>(
      'SELECT count(*)::integer AS count FROM case_tasks WHERE case_id = $1 AND due_at IS NOT NULL',
      [id],
    );
    expect(clocks).toEqual(due);
  });

  it('follow from what is sealed when somebody who may work on them reads them', async () => {
    const { tasks } = await taken();
    const found = await list(tasks);
    expect(idsOf(found)).toContain('money_back');
    expect(await one(tasks, 'money_back')).toMatchObject({
      state: 'open',
      role: 'case',
      owner: null,
      ground: 'sourced',
      dueAt: expect.any(String),
    });
    expect((await one(tasks, 'decide_duty_india')).role).toBe('lead');
    expect(idsOf(await list(tasks))).toEqual(idsOf(found));
  });

  it('stand in no column, event or log of actions where they follow from what is sealed, and are opened once', async () => {
    const { id, tasks } = await taken();
    const both = await Promise.all([list(tasks), list(tasks)]);
    for (const found of both) expect(idsOf(found).filter((task) => task === 'money_back')).toHaveLength(1);
    const { id: paid } = await one(tasks, 'money_back');
    await kiran.post(`${tasks}/${paid}/done`, undefined);
    expect(await one(tasks, 'money_back')).toMatchObject({ id: paid, state: 'done', text: null });
    const rows = await installation.database.query<{ task: string }>(
      `SELECT task FROM case_tasks WHERE case_id = $1 AND entry_id IS NOT NULL`,
      [id],
    );
    expect(rows).toEqual([{ task: 'marked' }]);
    for (const table of ['case_tasks', 'case_events', 'audit_log'])
      expect(
        await installation.database.query(`SELECT 1 FROM ${table} t WHERE t::text LIKE '%money_back%'`),
      ).toEqual([]);
  });

  it('grow with a fact that changed and never lose what was there', async () => {
    const { id, tasks } = await taken(ADULT_SHARED);
    const before = await list(tasks);
    await kiran.post(`${tasks}/${(await one(tasks, 'keep_links')).id}/done`, undefined);
    expect((await kiran.ask('PUT', `/api/cases/${id}/staff-facts`, { ageBand: '13_15' })).status).toBe(200);
    const grown = await list(tasks);
    expect(idsOf(grown)).toEqual(expect.arrayContaining([...idsOf(before), 'take_down_child']));
    await kiran.ask('PUT', `/api/cases/${id}/staff-facts`, { danger: 'yes' });
    const after = await list(tasks);
    expect(idsOf(after)).toEqual(expect.arrayContaining([...idsOf(grown), 'get_help_now']));
    expect(after.find(({ task }) => task === 'keep_links')).toMatchObject({ state: 'done' });
  });

  it('are done, not needed for a reason that is sealed, and opened again', async () => {
    const { id, tasks } = await taken();
    const [pay, adult] = [await one(tasks, 'stop_paying'), await one(tasks, 'trusted_adult')];
    await kiran.post(`${tasks}/${pay.id}/done`, undefined);
    await kiran.post(`${tasks}/${pay.id}/done`, undefined);
    const reason = 'Her aunt is with her already.';
    await kiran.post(`${tasks}/${adult.id}/not-needed`, { reason });
    expect(await one(tasks, 'stop_paying')).toMatchObject({
      state: 'done',
      settledBy: { name: installation.counsellors[0].name },
    });
    expect(await one(tasks, 'trusted_adult')).toMatchObject({ state: 'not_needed', reason });
    expect([await clockOf(pay.id), await clockOf(adult.id)]).toEqual([['met'], ['cancelled']]);
    expect(await kiran.ask('POST', `${tasks}/${adult.id}/done`)).toMatchObject({
      status: 409,
      body: { code: 'TASK_SETTLED' },
    });
    await kiran.post(`${tasks}/${adult.id}/reopen`, undefined);
    expect(await one(tasks, 'trusted_adult')).toMatchObject({ state: 'open', reason: null, settledBy: null });
    expect(await clockOf(adult.id)).toEqual(['cancelled', 'running']);
    expect(await told(id)).toEqual(['task_done', 'task_not_needed', 'task_reopened']);
    const stored = await installation.database.query<{ row: string }>(
      'SELECT t::text AS row FROM case_tasks t WHERE case_id = $1',
      [id],
    );
    expect(stored.map(({ row }) => row).join()).not.toContain('aunt');
  });

  it('are written by staff in words that are sealed', async () => {
    const { tasks } = await taken();
    const text = 'Ask the school for the name of its counsellor.';
    const dueAt = ahead(3 * HOUR);
    await kiran.post(tasks, { text, dueAt });
    expect(await one(tasks, 'own')).toMatchObject({ text, dueAt, state: 'open', source: null });
    expect(await kiran.ask('POST', tasks, { text: '  ' })).toMatchObject({ status: 422 });
    expect(await kiran.ask('POST', tasks, { text, dueAt: ahead(-HOUR) })).toMatchObject({
      status: 422,
      body: { code: 'TASK_TOO_SOON' },
    });
  });

  it('are met by no answer to the reporter, and no deadline of the queue', async () => {
    const { id, tasks } = await taken();
    const pay = await one(tasks, 'stop_paying');
    await kiran.post(`/api/cases/${id}/messages`, { id: randomUUID(), text: 'You are not in trouble.' });
    expect(await clockOf(pay.id)).toEqual(['running']);
    expect((await kiran.queue()).find((row) => row.id === id)?.nextDeadlineAt).toBeNull();
  });

  it('reach whose they are when their time has passed, by one mail, and the board', async () => {
    const { id, reference, tasks } = await taken();
    const pay = await one(tasks, 'stop_paying');
    await kiran.ask('PUT', `${tasks}/${pay.id}/owner`, { staffId: installation.counsellors[1].id });
    const given = await mails.nextMail(({ text }) =>
      text.includes(`Case ${reference} needs you: a colleague gave you a task.`),
    );
    expect(given.to).toEqual([installation.counsellors[1].email]);
    await installation.database.query(
      `UPDATE clocks SET due_at = now() - interval '1 minute', warn_at = now() - interval '1 minute' WHERE subject_id = $1`,
      [pay.id],
    );
    await installation.database.query(
      `UPDATE case_tasks SET due_at = now() - interval '1 minute' WHERE id = $1`,
      [pay.id],
    );
    await later(0);
    const { to } = await mails.nextMail(({ text }) =>
      text.includes(`Case ${reference} needs you: a task is overdue.`),
    );
    expect(to).toEqual([installation.counsellors[1].email]);
    expect(await told(id)).toContain('task_overdue');
    const lead = await ConsoleClient.of({ console: web.console, installation }, installation.coordinator);
    const { lists } = await lead.get<{ lists: { kind: string; items: { reference: string }[] }[] }>(
      '/api/owed',
    );
    const late = lists.find(({ kind }) => kind === 'task_late')?.items ?? [];
    expect(late.map((item) => item.reference)).toContain(reference);
    await kiran.post(`${tasks}/${pay.id}/done`, undefined);
    expect(await clockOf(pay.id)).toEqual(['met']);
  });

  it('remind who has the case at a time that somebody chose, once', async () => {
    const { reference, tasks } = await taken();
    const cybertip = await one(tasks, 'cybertip');
    const at = ahead(2 * HOUR);
    await kiran.ask('PUT', `${tasks}/${cybertip.id}/reminder`, { at });
    expect((await one(tasks, 'cybertip')).remindAt).toBe(at);
    await installation.database.query(
      `UPDATE clocks SET due_at = now(), warn_at = now() WHERE subject_id = $1 AND kind = 'task_reminder'`,
      [cybertip.id],
    );
    await later(0);
    const { to } = await mails.nextMail(({ text }) =>
      text.includes(`Case ${reference} needs you: you wanted to be reminded of a task.`),
    );
    expect(to).toEqual([installation.counsellors[0].email]);
    expect(await clockOf(cybertip.id, 'task_reminder')).toEqual(['met']);
    expect(await one(tasks, 'cybertip')).toMatchObject({ remindAt: null, state: 'open' });
  });

  it('are of the desk of the case, which alone can have them', async () => {
    const { tasks } = await taken();
    const pay = await one(tasks, 'stop_paying');
    const { counsellor } = await installation.addDesk('Desk of tasks elsewhere');
    const stranger = await ConsoleClient.signIn(web.console, counsellor);
    const notFound = { status: 404, body: { code: 'CASE_NOT_FOUND' } };
    expect(await stranger.ask('GET', tasks)).toMatchObject(notFound);
    expect(await stranger.ask('POST', `${tasks}/${pay.id}/done`)).toMatchObject(notFound);
    expect(await kiran.ask('PUT', `${tasks}/${pay.id}/owner`, { staffId: randomUUID() })).toMatchObject({
      status: 422,
      body: { code: 'TASK_OWNER_NOT_ON_DESK' },
    });
    const other = await taken(ADULT_SHARED);
    expect(await kiran.ask('POST', `${other.tasks}/${pay.id}/done`)).toMatchObject({
      status: 404,
      body: { code: 'TASK_NOT_FOUND' },
    });
    expect(await kiran.ask('POST', `${tasks}/not-a-task/done`)).toMatchObject({ status: 404 });
  });

  it('say nothing to somebody from whom the case is kept', async () => {
    const { id, tasks } = await taken({ ...CHILD_THREATENED, keepOut: installation.counsellors[1].name });
    const pay = await one(tasks, 'stop_paying');
    expect(await colleague.ask('GET', tasks)).toMatchObject({
      status: 404,
      body: { code: 'CASE_NOT_FOUND' },
    });
    const staffId = installation.counsellors[1].id;
    expect(await kiran.ask('PUT', `${tasks}/${pay.id}/owner`, { staffId })).toMatchObject({
      status: 422,
      body: { code: 'TASK_OWNER_NOT_ON_DESK' },
    });
    await later(2 * DAY);
    await eventually('a task that is overdue', async () => (await told(id)).includes('task_overdue'));
    const notices = await installation.database.query<{ staffId: string }>(
      'SELECT staff_id AS "staffId" FROM notifications WHERE case_id = $1',
      [id],
    );
    expect(notices.map((one) => one.staffId)).not.toContain(staffId);
  });

  it('end with the case, of which the days are kept alone', async () => {
    const { id, tasks } = await taken();
    const [pay, adult] = [await one(tasks, 'stop_paying'), await one(tasks, 'trusted_adult')];
    await kiran.post(`${tasks}/${pay.id}/done`, undefined);
    await kiran.post(`/api/cases/${id}/messages`, { id: randomUUID(), text: 'All is done.' });
    await kiran.post(`/api/cases/${id}/status`, { status: 'closed', reason: 'resolved', outcome: 'safe' });
    expect(await clockOf(adult.id)).toEqual(['cancelled']);
    expect(await one(tasks, 'trusted_adult')).toMatchObject({ state: 'open', dueAt: null });
    expect(await kiran.ask('POST', `${tasks}/${adult.id}/done`)).toMatchObject({
      status: 409,
      body: { code: 'TASK_CASE_CLOSED' },
    });
    expect((await kiran.case(id)).allowed).not.toContain('task.work');
    expect(await timesBelowTheDay(installation.database)).toEqual([]);
  });
});
