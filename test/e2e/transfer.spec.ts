import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { ConsoleClient, type Problem } from '../support/console-client.js';
import { runWeb, runWorker, type RunningWeb } from '../support/helpdesk.js';
import {
  createInstallation,
  startMailServer,
  type Account,
  type Installation,
  type MailServer,
} from '../support/index.js';
import { Reporter, type Answers } from '../support/reporter.js';
import { CHILD_THREATENED } from '../support/reports.js';

describe('a case that goes to another desk', () => {
  let installation: Installation;
  let web: RunningWeb;
  let worker: INestApplicationContext;
  let mails: MailServer;
  let chitra: ConsoleClient;
  let kiran: ConsoleClient;
  let noor: Account;
  let otherLead: Account;
  let nightId: string;

  beforeAll(async () => {
    installation = await createInstallation();
    mails = await startMailServer();
    web = await runWeb(installation);
    worker = await runWorker(installation, { SMTP_URL: mails.url, MAIL_TLS: 'off', MAIL_DELAY: 'none' });
    const desk = { console: web.console, installation };
    chitra = await ConsoleClient.of(desk, installation.coordinator);
    kiran = await ConsoleClient.of(desk, installation.counsellors[0]);
    noor = await installation.addStaff('counsellor', 'noor', { name: 'Noor Night' });
    otherLead = await installation.addStaff('coordinator', 'lead', { name: 'Latika Lead' });
    nightId = await installation.makeDesk({
      name: 'Night desk',
      country: null,
      isDefault: false,
      memberIds: [noor.id, otherLead.id],
    });
  });
  afterAll(async () => {
    await worker?.close();
    await web?.stop();
    await mails?.stop();
    await installation.database.drop();
  });

  const REASON = 'She writes at night alone.';
  const signIn = (account: Account) => ConsoleClient.signIn(web.console, account);
  const filed = async (more: Answers = {}) => {
    const { row, result: code } = await chitra.newCase(() =>
      new Reporter(web.site).fileReport({ ...CHILD_THREATENED, ...more }),
    );
    return { ...row, code };
  };
  const send = (id: string, deskId = nightId, by = chitra) =>
    by.ask('POST', `/api/cases/${id}/transfer`, { deskId, reason: REASON });
  const code = ({ status, body }: { status: number; body: Problem }) => [status, body.code];
  const status = async (client: ConsoleClient, id: string): Promise<number> =>
    (await client.ask('GET', `/api/cases/${id}`)).status;

  it('is gone from the first desk at once, and the other one reads and answers it; the reporter goes on', async () => {
    const { id, reference, code: receipt } = await filed();
    await kiran.post(`/api/cases/${id}/assign`, { assigneeId: installation.counsellors[0].id });
    await kiran.post(`/api/cases/${id}/messages`, { id: randomUUID(), text: 'We are here.' });
    const { desks } = await chitra.get<{ desks: { name: string }[] }>(`/api/cases/${id}/transfer`);
    expect(desks.map(({ name }) => name)).toEqual(['Night desk']);
    const live = await kiran.liveUpdates();

    expect((await send(id)).status).toBe(204);
    await live.heard(id);
    live.close();
    for (const client of [chitra, kiran]) {
      expect(await status(client, id)).toBe(404);
      expect((await client.queue()).map((row) => row.id)).not.toContain(id);
      expect(
        (await client.ask('POST', `/api/cases/${id}/notes`, { id: randomUUID(), text: 'x' })).status,
      ).toBe(404);
    }
    const grants = await installation.database.query<{ holder_id: string }>(
      `SELECT holder_id FROM grants WHERE case_id = $1`,
      [id],
    );
    expect(grants).toEqual([{ holder_id: nightId }]);

    const { to } = await mails.nextMail(
      ({ to: [address], text }) => text.includes(reference) && address === noor.email,
    );
    expect(to).toEqual([noor.email]);
    const night = await signIn(noor);
    const row = (await night.queue()).find((one) => one.id === id);
    expect(row).toMatchObject({ reference, assignee: null });
    const opened = await night.case(id);
    expect(opened.entries.map(({ text }) => text)).toEqual(expect.arrayContaining(['We are here.', REASON]));
    expect(opened.events.map(({ kind }) => kind)).toContain('case_transferred');
    expect(
      (await night.get<{ answers: unknown[] }>(`/api/cases/${id}/report`)).answers.length,
    ).toBeGreaterThan(0);
    await night.post(`/api/cases/${id}/messages`, { id: randomUUID(), text: 'I go on from here.' });

    const reporter = await new Reporter(web.site).enter(receipt);
    expect(reporter.text).toContain('We are here.');
    expect(reporter.text).toContain('I go on from here.');
    expect(reporter.text).not.toContain(REASON);
    await reporter.press('Send', { message: 'Thank you for the night.' });
    expect((await night.case(id)).entries.map(({ text }) => text)).toContain('Thank you for the night.');
  });

  it('leaves no word of the reason outside of the seal', async () => {
    const { id } = await filed();
    await send(id);
    const rows = await installation.database.query<{ row: string }>(
      `SELECT row_to_json(e)::text AS row FROM case_events e WHERE case_id = $1
       UNION ALL SELECT row_to_json(a)::text FROM audit_log a WHERE subject_id = $1
       UNION ALL SELECT row_to_json(o)::text FROM outbox o`,
      [id],
    );
    const text = rows.map(({ row }) => row).join();
    expect(text).toContain('case.transferred');
    expect(text).not.toContain('writes at night');
  });

  it('is kept from those of the other desk whom the reporter means', async () => {
    const { id } = await filed({ keepOut: 'Noor Night' });
    expect((await send(id)).status).toBe(204);
    expect(await status(await signIn(noor), id)).toBe(404);
    expect(await status(await signIn(otherLead), id)).toBe(200);
  });

  it('waits there for a coordinator where the words could mean anybody, though the first desk had decided', async () => {
    const { id } = await filed({ keepOut: 'the neighbour of my aunt' });
    expect(code(await send(id))).toEqual([409, 'TRANSFER_UNDECIDED']);
    await chitra.put(`/api/cases/${id}/exclusion`, { staffIds: [] });
    expect((await send(id)).status).toBe(204);
    expect(await status(await signIn(noor), id)).toBe(404);
    const lead = await signIn(otherLead);
    expect((await lead.get<{ state: string }>(`/api/cases/${id}/exclusion`)).state).toBe('undecided');
  });

  it('does not go where nobody may have it', async () => {
    const alone = await installation.makeDesk({
      name: 'Desk of one',
      country: null,
      isDefault: false,
      memberIds: [noor.id],
    });
    const { id } = await filed({ keepOut: 'Noor Night' });
    expect(code(await send(id, alone))).toEqual([409, 'TRANSFER_NOBODY_THERE']);
    expect(await status(chitra, id)).toBe(200);
  });

  it('is handed over by coordinators alone, to another desk that takes reports, while it is open', async () => {
    const { id } = await filed();
    expect((await send(id, nightId, kiran)).status).toBe(403);
    expect(code(await send(id, installation.deskId))).toEqual([422, 'TRANSFER_DESK_UNFIT']);
    expect(code(await send(id, randomUUID()))).toEqual([422, 'TRANSFER_DESK_UNFIT']);
    expect((await send(randomUUID())).status).toBe(404);
    expect((await send(randomUUID(), randomUUID())).status).toBe(404);
    const empty = { deskId: nightId, reason: ' ' };
    expect((await chitra.ask('POST', `/api/cases/${id}/transfer`, empty)).status).toBe(422);
    await chitra.post(`/api/cases/${id}/status`, { status: 'closed', reason: 'resolved', outcome: 'safe' });
    expect(code(await send(id))).toEqual([409, 'TRANSFER_CASE_CLOSED']);
  });

  it('does not go with a grant that somebody planted', async () => {
    const { id } = await filed();
    await installation.database.query(
      `UPDATE grants SET mac = decode(repeat('00', 32), 'hex') WHERE case_id = $1`,
      [id],
    );
    expect((await send(id)).status).toBeGreaterThanOrEqual(500);
    const [found] = await installation.database.query<{ desk_id: string }>(
      'SELECT desk_id FROM cases WHERE id = $1',
      [id],
    );
    expect(found?.desk_id).toBe(installation.deskId);
  });
});
