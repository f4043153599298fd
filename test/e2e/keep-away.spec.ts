import { randomUUID } from 'node:crypto';
import type { ExclusionDto, WaitingExclusionDto } from '../../src/modules/exclusions/exclusion.dto.js';
import type { Role } from '../../src/modules/permissions/index.js';
import { ConsoleClient } from '../support/console-client.js';
import { runWeb, runWorker, type RunningWeb } from '../support/helpdesk.js';
import { createInstallation, type Account, type Installation } from '../support/installation.js';
import { startMailServer, type MailServer } from '../support/index.js';
import { Reporter } from '../support/reporter.js';
import { ACCOUNT_TAKEN } from '../support/reports.js';

let installation: Installation;
let web: RunningWeb;
let worker: Awaited<ReturnType<typeof runWorker>>;
let mail: MailServer;
let filed = 0;

beforeAll(async () => {
  mail = await startMailServer();
  installation = await createInstallation();
  const settings = { SMTP_URL: mail.url };
  web = await runWeb(installation, settings);
  worker = await runWorker(installation, settings);
});
afterAll(async () => {
  await worker.close();
  await web.stop();
  await installation.database.drop();
  await mail.stop();
});

const person = (role: Role, name: string, otherNames: string[] = []): Promise<Account> =>
  installation.addStaff(role, `p${(filed += 1)}`, { name, otherNames });
const console_ = (account: Account): Promise<ConsoleClient> =>
  ConsoleClient.of({ console: web.console, installation }, account);

/** Files a report at the default desk; resolves to the case's id. */
async function file(keepOut: string): Promise<{ id: string; code: string; page: string }> {
  const known = (await cases()).map(({ id }) => id);
  const reporter = new Reporter(web.site);
  const code = await reporter.fileReport({ ...ACCOUNT_TAKEN, keepOut });
  const fresh = (await cases()).find(({ id }) => !known.includes(id));
  if (!fresh) throw new Error('There is no new case.');
  return { id: fresh.id, code, page: reporter.text };
}
const cases = (): Promise<{ id: string; reference: string; exclusion: string }[]> =>
  installation.database.query('SELECT id, reference, exclusion FROM cases');
const referenceOf = async (id: string): Promise<string> =>
  (await cases()).find((one) => one.id === id)?.reference ?? '';
const opens = async (client: ConsoleClient, id: string): Promise<number> =>
  (await client.ask('GET', `/api/cases/${id}/report`)).status;
const READ_FIRST = 'One leader reads your report first';

describe('whom a reporter wants kept away, in any words', () => {
  let om: Account;
  let rahul: Account;
  let lead: Account;
  let clients: Record<'om' | 'rahul' | 'lead', ConsoleClient>;

  beforeAll(async () => {
    [om, rahul, lead] = [
      await person('counsellor', 'Om Li'),
      await person('counsellor', 'Rahul Verma', ['Sonu']),
      await person('coordinator', 'Asha Menon'),
    ];
    await installation.makeDesk({
      name: 'Second desk',
      country: null,
      isDefault: true,
      memberIds: [om.id, rahul.id, lead.id],
    });
    clients = { om: await console_(om), rahul: await console_(rahul), lead: await console_(lead) };
  });

  it.each([
    ['Om', { om: 404, rahul: 200, lead: 200 }],
    ['Om Li', { om: 404, rahul: 200, lead: 200 }],
    ['ओम', { om: 404, rahul: 200, lead: 200 }],
    ['राहुल वर्मा', { om: 200, rahul: 404, lead: 200 }],
    ['راہول', { om: 200, rahul: 404, lead: 200 }],
    ['ராகுல்', { om: 200, rahul: 404, lead: 200 }],
    ['Raahul', { om: 200, rahul: 404, lead: 200 }],
    ['Rahuls', { om: 200, rahul: 404, lead: 200 }],
    ['सोनू', { om: 200, rahul: 404, lead: 200 }],
    ['Rahul Verma and Om Li', { om: 404, rahul: 404, lead: 200 }],
  ])('%s names them for sure', async (words, statuses) => {
    const { id, page } = await file(words);
    const { om, rahul, lead } = clients;
    expect({ om: await opens(om, id), rahul: await opens(rahul, id), lead: await opens(lead, id) }).toEqual(
      statuses,
    );
    expect(page).not.toContain(READ_FIRST);
  });

  it.each([
    'the man who works there',
    'Please keep Om away, he is my uncle',
    'राहुल, लंबा, दाढ़ी',
    'my uncle',
    '😀',
    '..',
  ])('%s: only the coordinator has it, and the reporter is told', async (words) => {
    const before = await clients.om.get('/api/cases/counts');
    const { id, code, page } = await file(words);
    expect(await opens(clients.lead, id)).toBe(200);
    for (const client of [clients.om, clients.rahul]) {
      for (const path of ['', '/report', '/look-again'])
        expect((await client.ask('GET', `/api/cases/${id}${path}`)).status).toBe(404);
      const note = { id: randomUUID(), text: 'Let me in' };
      expect((await client.ask('POST', `/api/cases/${id}/notes`, note)).status).toBe(404);
      expect((await client.queue('?limit=100')).map((row) => row.id)).not.toContain(id);
    }
    expect(await clients.om.get('/api/cases/counts')).toEqual(before);
    expect((await clients.lead.queue('?limit=100')).map((row) => row.id)).toContain(id);
    expect(page).toContain(READ_FIRST);
    const back = await new Reporter(web.site).enter(code);
    expect(back.text).toContain(READ_FIRST);

    const reference = await referenceOf(id);
    const told = await mail.nextMail(({ subject }) => subject.includes(reference));
    expect(told.to).toEqual([lead.email]);
    expect(told.text).toContain('waits for you alone');
  });

  it('a coordinator who may be meant is not the one who reads it: the next desk takes it', async () => {
    const { id } = await file('Asha Didi');
    for (const client of Object.values(clients)) expect(await opens(client, id)).toBe(404);
    const next = await console_(installation.coordinator);
    expect(await opens(next, id)).toBe(200);
    expect(await opens(await console_(installation.counsellors[0]), id)).toBe(404);
  });

  it('no live event of it reaches who may not have it', async () => {
    const [theirs, leads] = [await clients.om.liveUpdates(), await clients.lead.liveUpdates()];
    const { id } = await file('somebody tall');
    await leads.heard(id);
    const { id: open } = await file('Rahul');
    await theirs.heard(open);
    expect(theirs.cases.map((heard) => heard.id)).not.toContain(id);
    theirs.close();
    leads.close();
  });

  describe('and what a coordinator decides of it', () => {
    const words = 'The one with the beard, Rahul I think';
    const panel = (client: ConsoleClient, id: string): Promise<ExclusionDto> =>
      client.get(`/api/cases/${id}/exclusion`);
    const decide = (client: ConsoleClient, id: string, staffIds: string[]) =>
      client.ask('PUT', `/api/cases/${id}/exclusion`, { staffIds });

    it('names people: they find no such case, the others are told and have it', async () => {
      const { id, code } = await file(words);
      const shown = await panel(clients.lead, id);
      expect(shown).toMatchObject({ state: 'undecided', words, language: 'en' });
      expect(shown.people.filter(({ possible }) => possible).map(({ name }) => name)).toEqual([
        'Rahul Verma',
      ]);
      expect((await decide(clients.om, id, [])).status).toBe(404);
      expect((await decide(clients.lead, id, [rahul.id])).status).toBe(204);
      expect([await opens(clients.om, id), await opens(clients.rahul, id)]).toEqual([200, 404]);
      const reference = await referenceOf(id);
      const told = await mail.nextMail(
        ({ subject, to }) => subject.includes(reference) && to.includes(om.email),
      );
      expect(told.text).toContain('A new case');
      expect(
        mail.mails.filter(({ to, subject }) => to.includes(rahul.email) && subject.includes(reference)),
      ).toEqual([]);
      expect((await new Reporter(web.site).enter(code)).text).not.toContain(READ_FIRST);
      expect(await panel(clients.om, id)).toMatchObject({ state: 'decided', words: null, people: [] });
      expect(await decide(clients.om, id, [])).toMatchObject({
        status: 403,
        body: { code: 'EXCLUSION_NOT_ALLOWED' },
      });
      const { events } = await clients.lead.case(id);
      expect(events.map(({ kind }) => kind)).toContain('exclusion_decided');
    });

    it('nobody: everyone of the desk has it; and can be changed: who is excluded later loses sight at once', async () => {
      const { id } = await file('nobody I know');
      expect((await decide(clients.lead, id, [])).status).toBe(204);
      expect([await opens(clients.om, id), await opens(clients.rahul, id)]).toEqual([200, 200]);
      await clients.rahul.post(`/api/cases/${id}/assign`, { assigneeId: rahul.id });

      const theirs = await clients.rahul.liveUpdates();
      expect((await decide(clients.lead, id, [rahul.id])).status).toBe(204);
      await theirs.heard(id);
      expect((await clients.rahul.ask('GET', `/api/cases/${id}`)).status).toBe(404);
      expect((await clients.rahul.queue('?limit=100')).map((row) => row.id)).not.toContain(id);
      expect((await clients.lead.case(id)).assignee).toBeNull();

      // It was told once that the case is gone, and hears of nothing that happens to it from then on.
      const [before, leads] = [theirs.cases.length, await clients.lead.liveUpdates()];
      await clients.lead.post(`/api/cases/${id}/notes`, { id: randomUUID(), text: 'Between us.' });
      await leads.heard(id);
      const { id: open } = await file('Om Li');
      await theirs.heard(open);
      expect(theirs.cases.slice(before).map((heard) => heard.id)).not.toContain(id);
      theirs.close();
      leads.close();
      const audit = await installation.database.query<{ action: string }>(
        `SELECT action FROM audit_log WHERE subject_id = $1 AND action LIKE 'exclusion.%' ORDER BY sequence`,
        [id],
      );
      expect(audit.map(({ action }) => action)).toEqual(['exclusion.decided', 'exclusion.decided']);
    });

    it('is refused of who is not on the desk, and where nobody would be left', async () => {
      const { id } = await file('whoever');
      const all = [om.id, rahul.id, lead.id];
      expect(await decide(clients.lead, id, all)).toMatchObject({
        body: { code: 'EXCLUSION_LEAVES_NOBODY' },
      });
      const stranger = [installation.counsellors[0].id];
      expect(await decide(clients.lead, id, stranger)).toMatchObject({
        body: { code: 'EXCLUSION_NOT_ON_DESK' },
      });
      expect((await decide(clients.lead, id, ['no-id'])).status).toBe(400);
      expect((await decide(clients.lead, randomUUID(), [])).status).toBe(404);
    });

    it('waits for an administrator where nobody may decide, who hands it to somebody and reads no word', async () => {
      const admin = await console_(installation.administrator);
      const coordinators = [[lead.id, installation.coordinator.id]];
      await installation.database.query(
        'UPDATE staff SET active = false WHERE id = ANY($1::uuid[])',
        coordinators,
      );
      try {
        const { id } = await file('the man with the red car');
        for (const client of [clients.om, clients.rahul]) expect(await opens(client, id)).toBe(404);
        const reference = await referenceOf(id);
        const told = await mail.nextMail(
          ({ subject, to }) => subject.includes(reference) && to.includes(installation.administrator.email),
        );
        expect(told.text).toContain('Nobody on the desk');
        const waiting = await admin.get<WaitingExclusionDto[]>('/api/exclusions/waiting');
        const mine = waiting.find((one) => one.id === id);
        expect(mine).toMatchObject({ reference, desk: 'Second desk', decider: null });
        expect(mine?.people.map(({ name }) => name)).toEqual(['Om Li', 'Rahul Verma']);
        expect(JSON.stringify(waiting)).not.toContain('red car');
        expect((await clients.om.ask('GET', '/api/exclusions/waiting')).status).toBe(403);
        const hand = (staffId: string) => admin.ask('POST', `/api/exclusions/${id}/hand`, { staffId });
        expect(await hand(installation.counsellors[0].id)).toMatchObject({
          body: { code: 'EXCLUSION_DECIDER_UNFIT' },
        });
        expect((await hand(om.id)).status).toBe(204);
        expect([await opens(clients.om, id), await opens(clients.rahul, id)]).toEqual([200, 404]);
        await mail.nextMail(({ subject, to }) => subject.includes(reference) && to.includes(om.email));
        expect((await panel(clients.om, id)).words).toBe('the man with the red car');
        expect((await decide(clients.om, id, [])).status).toBe(204);
        expect([await opens(clients.om, id), await opens(clients.rahul, id)]).toEqual([200, 200]);
        expect((await hand(rahul.id)).status).toBe(404);
      } finally {
        await installation.database.query(
          'UPDATE staff SET active = true WHERE id = ANY($1::uuid[])',
          coordinators,
        );
      }
    });
  });
});
