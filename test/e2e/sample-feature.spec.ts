import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { CASE_TABLES } from '../../src/modules/case-tables/index.js';
import type { CaseDetailDto } from '../../src/modules/case-page/dto/case-page.dto.js';
import { ClockSweep } from '../../src/modules/clocks/index.js';
import { Definitions } from '../../src/platform/definitions/index.js';
import { caseTableFaults, schemaColumns } from '../support/case-table-faults.js';
import { ConsoleClient } from '../support/console-client.js';
import {
  FOLLOW_UP_TABLE,
  FollowUpsWebModule,
  FollowUpsWorkerModule,
} from '../support/follow-up-calls/index.js';
import { runWeb, runWorker, type RunningWeb } from '../support/helpdesk.js';
import { eventually, timesBelowTheDay } from '../support/index.js';
import { createInstallation, type Installation } from '../support/installation.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { Reporter } from '../support/reporter.js';
import { CHILD_THREATENED } from '../support/reports.js';

const HOUR = 3_600_000;
const SAID = 'She is safe at her aunt’s house. Call again on Friday.';
interface Call {
  id: string;
  callAt: string;
  madeAt: string | null;
  text: string | null;
}

describe('a feature that is one folder', () => {
  let installation: Installation;
  let web: RunningWeb;
  /** A web process without the feature, as of a release before it. */
  let older: RunningWeb;
  let worker: INestApplicationContext;
  let mails: MailServer;
  let kiran: ConsoleClient;

  beforeAll(async () => {
    installation = await createInstallation();
    await installation.database.query(FOLLOW_UP_TABLE);
    web = await runWeb(installation, {}, undefined, [FollowUpsWebModule]);
    older = await runWeb(installation);
    mails = await startMailServer();
    worker = await runWorker(installation, { SMTP_URL: mails.url }, undefined, [FollowUpsWorkerModule]);
    kiran = await ConsoleClient.of({ console: web.console, installation }, installation.counsellors[0]);
  });
  afterAll(async () => {
    await worker?.close();
    await mails?.stop();
    await older?.stop();
    await web?.stop();
    await installation.database.drop();
  });

  /** A filed report, its code, and its case; `calls`: where the panel of the feature is. */
  async function filed() {
    const { row, result: code } = await kiran.newCase(() =>
      new Reporter(web.site).fileReport(CHILD_THREATENED),
    );
    return { id: row.id, code, row, calls: `/api/cases/${row.id}/follow-ups` };
  }
  const plan = (calls: string, at: number) =>
    kiran.post<{ id: string }>(calls, { at: new Date(at).toISOString() });
  const answer = (id: string) =>
    kiran.post(`/api/cases/${id}/messages`, { id: randomUUID(), text: 'We will call you.' });
  const happened = ({ events }: CaseDetailDto): string[] => events.map(({ kind }) => kind);
  const clockOf = async (call: string): Promise<string | undefined> => {
    const rows = await installation.database.query<{ state: string }>(
      'SELECT state FROM clocks WHERE subject_id = $1',
      [call],
    );
    return rows[0]?.state;
  };

  it('is asked by the policy and served on its own path, to those alone who may see the case', async () => {
    const { id, calls } = await filed();
    expect((await kiran.case(id)).allowed).toEqual(
      expect.arrayContaining(['status.closed', 'follow_up.plan', 'follow_up.record']),
    );
    const screen = await kiran.liveUpdates();
    const at = Math.ceil(Date.now() / 60_000) * 60_000 + 2 * HOUR;
    const { id: call } = await plan(calls, at);
    await screen.heard(id);
    screen.close();
    expect(await kiran.get<Call[]>(calls)).toEqual([
      { id: call, callAt: new Date(at).toISOString(), madeAt: null, entryId: null, text: null },
    ]);

    const { counsellor } = await installation.addDesk('Desk elsewhere');
    const stranger = await ConsoleClient.signIn(web.console, counsellor);
    expect(await stranger.ask('GET', calls)).toMatchObject({ status: 404, body: { code: 'CASE_NOT_FOUND' } });
    expect(await stranger.ask('POST', calls, { at: new Date(at).toISOString() })).toMatchObject({
      status: 404,
      body: { code: 'CASE_NOT_FOUND' },
    });
  });

  it('has a deadline of its own, which no answer meets and a job speaks of', async () => {
    const { id, row: filedRow, calls } = await filed();
    const { id: call } = await plan(calls, Date.now() + HOUR);
    await answer(id);
    expect(await clockOf(call)).toBe('running');
    const [row] = (await kiran.queue()).filter((one) => one.id === id);
    expect(row?.nextDeadlineAt).toBe((await kiran.get<Call[]>(calls))[0]?.callAt);

    await worker.get(ClockSweep, { strict: false }).run(new Date(Date.now() + 2 * HOUR));
    expect(await clockOf(call)).toBe('breached');
    await eventually('the reminder', async () => happened(await kiran.case(id)).includes('follow_up_missed'));
    const said = `Case ${filedRow.reference} needs you: an answer is overdue.`;
    const { to } = await mails.nextMail(({ text }) => text.includes(said));
    expect(to).toEqual([installation.counsellors[0].email]);
  });

  it('seals what was said for the desk, tells the timeline and the audit log, and the reporter nothing', async () => {
    const { id, code, calls } = await filed();
    const { id: call } = await plan(calls, Date.now() + HOUR);
    await answer(id);
    expect(await kiran.post<Call[]>(`${calls}/${call}/made`, { text: SAID })).toMatchObject([
      { id: call, text: SAID, madeAt: expect.any(String) },
    ]);
    expect(await clockOf(call)).toBe('met');
    const again = await kiran.ask('POST', `${calls}/${call}/made`, { text: 'twice' });
    expect(again).toMatchObject({ status: 404, body: { code: 'FOLLOW_UP_NOT_FOUND' } });

    const page = await kiran.case(id);
    const entry = page.entries.find(({ kind }) => kind === 'follow_up');
    expect(entry).toMatchObject({ readBy: 'desk', text: SAID, author: { type: 'staff' } });
    expect(happened(page)).toEqual(expect.arrayContaining(['follow_up_planned', 'follow_up_made']));
    const made = page.events.find(({ kind }) => kind === 'follow_up_made');
    expect(made?.detail).toEqual({ caller: installation.counsellors[0].name });
    const audited = await installation.database.query<{ action: string }>(
      `SELECT action FROM audit_log WHERE subject_id = $1 AND action LIKE 'follow_up.%' ORDER BY sequence`,
      [id],
    );
    expect(audited.map(({ action }) => action)).toEqual(['follow_up.planned', 'follow_up.made']);

    const back = await new Reporter(web.site).enter(code);
    expect(back.text).toContain('We will call you.');
    expect(back.text).not.toContain('aunt');
  });

  it('leaves the page of a case whole where a process does not know it', async () => {
    const { id, calls } = await filed();
    const { id: call } = await plan(calls, Date.now() + HOUR);
    await kiran.post(`${calls}/${call}/made`, { text: SAID });
    await answer(id);
    const there = await kiran.at(older.console);
    const page = await there.case(id);
    expect(page.entries.map(({ kind, readBy, text }) => [kind, readBy, text])).toEqual([
      ['report', 'reporter_and_desk', null],
      ['follow_up', null, null],
      ['message', 'reporter_and_desk', 'We will call you.'],
    ]);
    expect(happened(page)).toEqual(expect.arrayContaining(['follow_up_planned', 'follow_up_made']));
    expect(page.allowed).not.toContain('follow_up.plan');
    expect((await there.ask('GET', calls)).status).toBe(404);
    await there.post(`/api/cases/${id}/messages`, { id: randomUUID(), text: 'And this one.' });
    expect((await kiran.case(id)).entries.at(-1)?.text).toBe('And this one.');
  });

  it('has said what becomes of its rows, and closing a case does it', async () => {
    const tables = [...web.app.get(Definitions).of(CASE_TABLES).values()];
    expect(tables.map(({ name }) => name)).toContain('follow_ups');
    expect(caseTableFaults(tables, await schemaColumns(installation.database))).toEqual([]);

    const { id, calls } = await filed();
    const [one, other] = [await plan(calls, Date.now() + HOUR), await plan(calls, Date.now() + 2 * HOUR)];
    await kiran.post(`${calls}/${one.id}/made`, { text: SAID });
    await kiran.post(`/api/cases/${id}/status`, { status: 'closed', reason: 'resolved', outcome: 'safe' });
    expect(await clockOf(other.id)).toBe('cancelled');
    expect(await timesBelowTheDay(installation.database)).toEqual([]);
    const late = await kiran.ask('POST', calls, { at: new Date(Date.now() + HOUR).toISOString() });
    expect(late).toMatchObject({ status: 409, body: { code: 'FOLLOW_UP_CASE_CLOSED' } });
    // What is written to a closed case afterwards keeps the day alone as well.
    await kiran.post(`${calls}/${other.id}/made`, { text: 'They called us.' });
    expect(await timesBelowTheDay(installation.database)).toEqual([]);
  });
});
