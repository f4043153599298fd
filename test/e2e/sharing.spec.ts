import { randomUUID } from 'node:crypto';
import { ConsoleClient, type Problem } from '../support/console-client.js';
import { runWeb, type RunningWeb } from '../support/helpdesk.js';
import { createInstallation, type Account, type Installation } from '../support/installation.js';
import { Reporter, type Answers } from '../support/reporter.js';
import { CHILD_THREATENED } from '../support/reports.js';

interface Sharing {
  owner: string | null;
  sharedWith: { id: string; name: string }[];
  desks: { id: string; name: string }[];
}

describe('a case that another desk reads too', () => {
  let installation: Installation;
  let web: RunningWeb;
  let chitra: ConsoleClient;
  let kiran: ConsoleClient;
  let night: ConsoleClient;
  let nightLead: ConsoleClient;
  let noor: Account;
  let nightId: string;

  beforeAll(async () => {
    installation = await createInstallation();
    web = await runWeb(installation);
    const desk = { console: web.console, installation };
    chitra = await ConsoleClient.of(desk, installation.coordinator);
    kiran = await ConsoleClient.of(desk, installation.counsellors[0]);
    noor = await installation.addStaff('counsellor', 'noor', { name: 'Noor Night' });
    const lead = await installation.addStaff('coordinator', 'lead', { name: 'Latika Lead' });
    nightId = await installation.makeDesk({
      name: 'Night desk',
      country: null,
      isDefault: false,
      memberIds: [noor.id, lead.id],
    });
    night = await ConsoleClient.signIn(web.console, noor);
    nightLead = await ConsoleClient.signIn(web.console, lead);
  });
  afterAll(async () => {
    await web?.stop();
    await installation.database.drop();
  });

  const REASON = 'Noor speaks her language.';
  const filed = async (more: Answers = {}) => {
    const { row, result: code } = await chitra.newCase(() =>
      new Reporter(web.site).fileReport({ ...CHILD_THREATENED, ...more }),
    );
    return { ...row, code };
  };
  const share = (id: string, by = chitra, deskId = nightId) =>
    by.ask('POST', `/api/cases/${id}/sharing`, { deskId, reason: REASON });
  const end = (id: string, by = chitra, deskId = nightId) =>
    by.ask('DELETE', `/api/cases/${id}/sharing/${deskId}`);
  const note = (by: ConsoleClient, id: string, text: string) =>
    by.ask('POST', `/api/cases/${id}/notes`, { id: randomUUID(), text });
  const status = async (by: ConsoleClient, id: string) => (await by.ask('GET', `/api/cases/${id}`)).status;
  const texts = async (by: ConsoleClient, id: string) => (await by.case(id)).entries.map(({ text }) => text);
  const shared = async (by: ConsoleClient) =>
    (await by.get<{ id: string }[]>('/api/shared-cases')).map(({ id }) => id);
  const outcome = ({ status: answered, body }: { status: number; body: Problem }) => [answered, body?.code];
  const grants = (id: string) =>
    installation.database.query<{ epoch: number; holder: string }>(
      'SELECT key_epoch AS epoch, holder_id AS holder FROM grants WHERE case_id = $1 ORDER BY 1, 2',
      [id],
    );

  it('is in both lists, and is read and noted by both; its own desk alone answers, assigns and closes it', async () => {
    const { id, reference, code } = await filed();
    await kiran.post(`/api/cases/${id}/messages`, { id: randomUUID(), text: 'We are here.' });
    expect(await status(night, id)).toBe(404);
    const live = await night.liveUpdates();
    expect((await share(id)).status).toBe(204);
    await live.heard(id);
    live.close();

    expect(await chitra.get<Sharing>(`/api/cases/${id}/sharing`)).toMatchObject({
      owner: null,
      sharedWith: [{ id: nightId, name: 'Night desk' }],
      desks: [],
    });
    expect((await kiran.queue()).map((row) => row.id)).toContain(id);
    const [listed] =
      await night.get<{ reference: string; owner: string; card: unknown }[]>('/api/shared-cases');
    expect(listed).toMatchObject({ reference, owner: 'First desk' });
    expect(listed?.card).not.toBeNull();
    expect(await shared(kiran)).toEqual([]);

    expect(await texts(night, id)).toEqual(expect.arrayContaining(['We are here.', REASON]));
    expect((await night.get<{ answers: unknown[] }>(`/api/cases/${id}/report`)).answers).not.toEqual([]);
    expect((await note(night, id, 'I know this dialect.')).status).toBeLessThan(300);
    expect(await texts(kiran, id)).toContain('I know this dialect.');
    expect((await night.case(id)).allowed.sort()).toEqual(['note.write', 'related.decide']);
    expect((await nightLead.case(id)).allowed.sort()).toEqual(['note.write', 'related.decide']);
    for (const [path, body] of [
      ['messages', { id: randomUUID(), text: 'x' }],
      ['assign', { assigneeId: noor.id }],
      ['status', { status: 'closed', reason: 'resolved', outcome: 'safe' }],
      ['urgency', { urgency: 4, reason: 'new_facts' }],
      ['transfer', { deskId: nightId, reason: 'x' }],
      ['sharing', { deskId: installation.deskId, reason: 'x' }],
    ] as const)
      expect([path, (await nightLead.ask('POST', `/api/cases/${id}/${path}`, body)).status]).toEqual([
        path,
        403,
      ]);
    expect((await end(id, nightLead)).status).toBe(403);

    const reporter = await new Reporter(web.site).enter(code);
    await reporter.press('Send', { message: 'Thank you both.' });
    expect(reporter.text).not.toContain('I know this dialect.');
    for (const one of [night, kiran]) expect(await texts(one, id)).toContain('Thank you both.');
    expect((await night.case(id)).events.map(({ kind }) => kind)).toContain('case_shared');
  });

  it('still waits to be opened by its own desk when the other one has read it', async () => {
    const { id } = await filed();
    const waits = async () => {
      const sql = `SELECT state FROM clocks WHERE case_id = $1 AND kind = 'opening'`;
      return (await installation.database.query<{ state: string }>(sql, [id])).map(({ state }) => state);
    };
    await share(id);
    await night.case(id);
    await night.get(`/api/cases/${id}/report`);
    expect(await waits()).toEqual(['running']);
    await kiran.case(id);
    expect(await waits()).not.toEqual(['running']);
  });

  it('is gone from the other desk at once when that ends, and gets a new key at the next write', async () => {
    const { id, code } = await filed();
    await share(id);
    const before = await grants(id);
    expect(before.map(({ holder }) => holder).sort()).toEqual([installation.deskId, nightId].sort());
    expect((await end(id)).status).toBe(204);
    expect(await status(night, id)).toBe(404);
    expect(await shared(night)).not.toContain(id);
    expect(outcome(await end(id))).toEqual([404, 'SHARE_NOT_FOUND']);
    expect((await grants(id)).map(({ holder }) => holder)).toEqual([installation.deskId]);

    await note(kiran, id, 'After it ended.');
    expect(await grants(id)).toEqual([
      { epoch: 1, holder: installation.deskId },
      { epoch: 2, holder: installation.deskId },
    ]);
    const reporter = await new Reporter(web.site).enter(code);
    await reporter.press('Send', { message: 'I go on.' });
    await kiran.post(`/api/cases/${id}/messages`, { id: randomUUID(), text: 'So do we.' });
    expect((await new Reporter(web.site).enter(code)).text).toContain('So do we.');
    expect(await texts(kiran, id)).toEqual(expect.arrayContaining([REASON, 'After it ended.', 'I go on.']));
    const kinds = (await kiran.case(id)).events.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['case_shared', 'case_unshared']));
    const log = await installation.database.query<{ action: string }>(
      `SELECT action FROM audit_log WHERE subject_id = $1 AND action IN ('case.shared', 'case.unshared') ORDER BY sequence`,
      [id],
    );
    expect(log.map(({ action }) => action)).toEqual(['case.shared', 'case.unshared']);
    expect((await share(id)).status).toBe(204);
    expect(await texts(night, id)).toEqual(expect.arrayContaining(['After it ended.', 'So do we.']));
  });

  it('stays hidden from whom its reporter keeps away, of either desk, also from who joins the other one later', async () => {
    const { id } = await filed({ keepOut: 'Noor Night' });
    expect((await share(id)).status).toBe(204);
    expect(await status(nightLead, id)).toBe(200);
    expect(await shared(nightLead)).toContain(id);
    expect(await status(night, id)).toBe(404);
    expect(await shared(night)).not.toContain(id);

    const own = await filed({ keepOut: installation.counsellors[1].name });
    expect((await share(own.id)).status).toBe(204);
    const meera = await ConsoleClient.of({ console: web.console, installation }, installation.counsellors[1]);
    expect(await status(meera, own.id)).toBe(404);
    expect(await status(night, own.id)).toBe(200);

    const late = await installation.addStaff('counsellor', 'late', { name: 'Noor Jahan' });
    const admin = await ConsoleClient.of({ console: web.console, installation }, installation.administrator);
    await admin.post(`/api/desks/${nightId}/members`, { staffId: late.id });
    await nightLead.ask('POST', `/api/desks/${nightId}/members/${late.id}/key`);
    const joined = await ConsoleClient.signIn(web.console, late);
    expect(await shared(joined)).toContain(own.id);
    expect(await shared(joined)).not.toContain(id);
    expect(await status(joined, id)).toBe(404);
  });

  it('is not shared where the words could mean anybody of the other desk, though its own desk has decided', async () => {
    const { id } = await filed({ keepOut: 'the neighbour of my aunt' });
    expect(outcome(await share(id))).toEqual([409, 'TRANSFER_UNDECIDED']);
    await chitra.put(`/api/cases/${id}/exclusion`, { staffIds: [] });
    expect(outcome(await share(id))).toEqual([409, 'SHARE_UNSURE']);
    expect(await status(nightLead, id)).toBe(404);
    expect(await status(kiran, id)).toBe(200);
  });

  it('is shared by coordinators of its own desk, with a desk that can take it, once', async () => {
    const { id } = await filed();
    expect((await share(id, kiran)).status).toBe(403);
    expect(outcome(await share(id, nightLead))).toEqual([404, 'CASE_NOT_FOUND']);
    expect(outcome(await share(id, chitra, installation.deskId))).toEqual([422, 'TRANSFER_DESK_UNFIT']);
    expect(outcome(await share(id, chitra, randomUUID()))).toEqual([422, 'TRANSFER_DESK_UNFIT']);
    expect((await share(id)).status).toBe(204);
    expect(outcome(await share(id))).toEqual([422, 'TRANSFER_DESK_UNFIT']);
  });

  it('goes wholly to the desk that read it when it is handed over', async () => {
    const { id } = await filed();
    await share(id);
    const body = { deskId: nightId, reason: 'Theirs now.' };
    expect((await chitra.ask('POST', `/api/cases/${id}/transfer`, body)).status).toBe(204);
    expect(await status(kiran, id)).toBe(404);
    expect(await shared(night)).not.toContain(id);
    expect((await night.queue()).map((row) => row.id)).toContain(id);
    expect(await night.get<Sharing>(`/api/cases/${id}/sharing`)).toMatchObject({
      owner: null,
      sharedWith: [],
    });
  });
});
