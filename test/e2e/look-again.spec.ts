import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { ClockSweep } from '../../src/modules/clocks/index.js';
import type { CaseDetailDto } from '../../src/modules/case-page/dto/case-page.dto.js';
import { RemindToLookAgainJob } from '../../src/modules/look-again/remind-to-look-again.job.js';
import { ConsoleClient } from '../support/console-client.js';
import { runWeb, runWorker, type RunningWeb } from '../support/helpdesk.js';
import { timesBelowTheDay } from '../support/index.js';
import { createInstallation, type Installation } from '../support/installation.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { Reporter } from '../support/reporter.js';
import { CHILD_THREATENED } from '../support/reports.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('a reminder to look at a case again', () => {
  let installation: Installation;
  let web: RunningWeb;
  let worker: INestApplicationContext;
  let mails: MailServer;
  let kiran: ConsoleClient;

  beforeAll(async () => {
    installation = await createInstallation();
    mails = await startMailServer();
    web = await runWeb(installation);
    worker = await runWorker(installation, { SMTP_URL: mails.url });
    kiran = await ConsoleClient.of({ console: web.console, installation }, installation.counsellors[0]);
  });
  afterAll(async () => {
    await worker?.close();
    await web?.stop();
    await mails?.stop();
    await installation.database.drop();
  });

  /** A case that Kiran works on, and where its reminder is. */
  async function taken() {
    const { row } = await kiran.newCase(() => new Reporter(web.site).fileReport(CHILD_THREATENED));
    await kiran.post(`/api/cases/${row.id}/assign`, { assigneeId: installation.counsellors[0].id });
    return { id: row.id, reference: row.reference, reminder: `/api/cases/${row.id}/look-again` };
  }
  const ahead = (span: number): string =>
    new Date(Math.floor((Date.now() + span) / MINUTE) * MINUTE).toISOString();
  const shown = (reminder: string) => kiran.get<{ at: string | null }>(reminder);
  const set = (reminder: string, at: string | null) => kiran.ask('PUT', reminder, { at });
  const told = ({ events }: CaseDetailDto): string[] =>
    events.map(({ kind }) => kind).filter((kind) => kind.startsWith('look_again'));
  const audited = async (id: string): Promise<string[]> =>
    (
      await installation.database.query<{ action: string }>(
        `SELECT action FROM audit_log WHERE subject_id = $1 AND action LIKE 'look_again.%' ORDER BY sequence`,
        [id],
      )
    ).map(({ action }) => action);
  const states = async (id: string): Promise<string[]> =>
    (
      await installation.database.query<{ state: string }>(
        `SELECT state FROM clocks WHERE case_id = $1 AND kind = 'look_again' ORDER BY due_at`,
        [id],
      )
    ).map(({ state }) => state);
  /** The clocks are looked at as they will be after so much time. */
  const later = (span: number) => worker.get(ClockSweep, { strict: false }).run(new Date(Date.now() + span));

  it('is set, set anew, and taken away', async () => {
    const { id, reminder } = await taken();
    expect(await shown(reminder)).toEqual({ at: null });
    expect((await kiran.case(id)).allowed).toContain('look_again.set');

    const [first, second] = [ahead(2 * HOUR), ahead(3 * HOUR)];
    expect(await set(reminder, first)).toMatchObject({ status: 200, body: { at: first } });
    await set(reminder, first);
    await set(reminder, second);
    expect(await shown(reminder)).toEqual({ at: second });
    expect(await states(id)).toEqual(['cancelled', 'running']);
    expect(await set(reminder, null)).toMatchObject({ status: 200, body: { at: null } });
    await set(reminder, null);
    expect(await shown(reminder)).toEqual({ at: null });
    expect(told(await kiran.case(id))).toEqual(['look_again_set', 'look_again_set', 'look_again_cleared']);
    expect(await audited(id)).toEqual(['look_again.set', 'look_again.set', 'look_again.cleared']);
  });

  it('reaches whoever works on the case when its time comes, once, whatever was answered before', async () => {
    const { id, reference, reminder } = await taken();
    const at = ahead(2 * HOUR);
    await set(reminder, at);
    await kiran.post(`/api/cases/${id}/messages`, { id: randomUUID(), text: 'We will call you.' });
    expect(await shown(reminder)).toEqual({ at });
    // No deadline of the queue.
    expect((await kiran.queue()).find((row) => row.id === id)?.nextDeadlineAt).toBeNull();

    await later(HOUR);
    expect(await states(id)).toEqual(['running']);
    await later(3 * HOUR);
    const said = `Case ${reference} needs you: it is time to look at it again.`;
    const { to } = await mails.nextMail(({ text }) => text.includes(said));
    expect(to).toEqual([installation.counsellors[0].email]);
    expect(await states(id)).toEqual(['met']);

    // The queue may give a job to a worker a second time.
    const [clock] = await installation.database.query<{ clockId: string; subjectId: string }>(
      `SELECT id AS "clockId", subject_id AS "subjectId" FROM clocks WHERE case_id = $1 AND kind = 'look_again'`,
      [id],
    );
    await worker.get(RemindToLookAgainJob, { strict: false }).handle({ caseId: id, ...clock! });
    expect(told(await kiran.case(id))).toEqual(['look_again_set', 'look_again_due']);
    const notices = await installation.database.query(
      `SELECT id FROM notifications WHERE case_id = $1 AND reason = 'look_again_due'`,
      [id],
    );
    expect(notices).toHaveLength(1);
    expect(await shown(reminder)).toEqual({ at: null });
  });

  it('is of the desk of the case, at a time ahead', async () => {
    const { reminder } = await taken();
    expect(await set(reminder, ahead(-HOUR))).toMatchObject({
      status: 422,
      body: { code: 'LOOK_AGAIN_TOO_SOON' },
    });
    expect(await set(reminder, ahead(367 * 24 * HOUR))).toMatchObject({
      status: 422,
      body: { code: 'LOOK_AGAIN_TOO_LATE' },
    });
    expect((await set(reminder, 'tomorrow')).status).toBe(400);

    const { counsellor } = await installation.addDesk('Desk elsewhere');
    const stranger = await ConsoleClient.signIn(web.console, counsellor);
    const notFound = { status: 404, body: { code: 'CASE_NOT_FOUND' } };
    expect(await stranger.ask('GET', reminder)).toMatchObject(notFound);
    expect(await stranger.ask('PUT', reminder, { at: ahead(HOUR) })).toMatchObject(notFound);
    expect(await shown(reminder)).toEqual({ at: null });
  });

  it('ends with the case, which takes no other', async () => {
    const { id, reminder } = await taken();
    await set(reminder, ahead(2 * HOUR));
    await kiran.post(`/api/cases/${id}/messages`, { id: randomUUID(), text: 'All is done.' });
    await kiran.post(`/api/cases/${id}/status`, { status: 'closed', reason: 'resolved', outcome: 'safe' });
    expect(await states(id)).toEqual(['cancelled']);
    expect(await shown(reminder)).toEqual({ at: null });
    const closed = { status: 409, body: { code: 'LOOK_AGAIN_CASE_CLOSED' } };
    expect(await set(reminder, ahead(HOUR))).toMatchObject(closed);
    expect(await set(reminder, null)).toMatchObject(closed);
    expect((await kiran.case(id)).allowed).not.toContain('look_again.set');
    expect(await timesBelowTheDay(installation.database)).toEqual([]);
  });
});
