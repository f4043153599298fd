import { randomUUID } from 'node:crypto';
import type { CaseCountsDto, CasePageDto } from '../../src/modules/worklist/index.js';
import { ConsoleClient } from '../support/console-client.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { Reporter } from '../support/reporter.js';
import { ACCOUNT_TAKEN, CHILD_THREATENED } from '../support/reports.js';

let desk: Helpdesk;
let kiran: ConsoleClient;
let meera: ConsoleClient;

beforeAll(async () => {
  desk = await startHelpdesk({ worker: false });
  const [first, second] = desk.installation.counsellors;
  kiran = await ConsoleClient.of(desk, first);
  meera = await ConsoleClient.of(desk, second);
});
afterAll(() => desk.stop());

/** A case that Kiran answered once, and its reporter, who is back. */
async function answered(answers = ACCOUNT_TAKEN) {
  const { row, result } = await kiran.newCase(() => new Reporter(desk.site).fileReport(answers));
  await kiran.post(`/api/cases/${row.id}/messages`, { id: randomUUID(), text: 'We are here.' });
  const person = await new Reporter(desk.site).enter(result);
  return { id: row.id, reference: row.reference, person };
}
const shown = async (client: ConsoleClient, id: string) => {
  const { items } = await client.get<CasePageDto>('/api/cases?limit=100');
  const row = items.find((one) => one.id === id);
  return row && { band: row.band, reporter: row.reporter };
};
const wrote = async (client: ConsoleClient) => {
  const page = await client.get<CasePageDto>('/api/cases?view=wrote');
  const { wrote: count } = await client.get<CaseCountsDto>('/api/cases/counts');
  expect(page.items).toHaveLength(count);
  return page.items.map(({ id }) => id);
};
const lastOf = async (client: ConsoleClient, id: string) => (await client.case(id)).entries.at(-1)!.sequence;
const read = async (client: ConsoleClient, id: string) =>
  client.ask('POST', `/api/cases/${id}/read`, { sequence: await lastOf(client, id) });

describe('what a reporter wrote', () => {
  it('comes first with each person until they have read it, whoever else has', async () => {
    const { id, person } = await answered();
    expect(await shown(kiran, id)).toEqual({ band: 'mine', reporter: null });
    expect(await shown(meera, id)).toEqual({ band: 'others', reporter: null });

    await person.press('Send', { message: 'He wrote again.' });
    expect(await shown(kiran, id)).toEqual({ band: 'now', reporter: 'wrote' });
    expect(await shown(meera, id)).toEqual({ band: 'now', reporter: 'wrote' });
    expect(await wrote(kiran)).toContain(id);

    expect((await read(kiran, id)).status).toBe(204);
    expect(await shown(kiran, id)).toEqual({ band: 'mine', reporter: null });
    expect(await wrote(kiran)).not.toContain(id);
    expect(await shown(meera, id)).toEqual({ band: 'now', reporter: 'wrote' });

    await (await person.open('/r')).press('Send', { message: 'And again.' });
    expect(await shown(kiran, id)).toEqual({ band: 'now', reporter: 'wrote' });
  });

  it('waits on with everybody where it is answered by who has not read it, and with nobody by who has', async () => {
    const { id, person } = await answered();
    await person.press('Send', { message: 'Are you there?' });
    const answer = { id: randomUUID(), text: 'Written before I saw yours.' };
    await kiran.post(`/api/cases/${id}/messages`, answer);
    expect(await shown(meera, id)).toEqual({ band: 'now', reporter: 'wrote' });

    await read(kiran, id);
    await kiran.post(`/api/cases/${id}/messages`, { id: randomUUID(), text: 'Yes.' });
    expect(await shown(meera, id)).toEqual({ band: 'others', reporter: null });
    expect(await wrote(meera)).not.toContain(id);
  });

  it('stays in sight where they told of danger until it is answered, read or not', async () => {
    const { id, person } = await answered();
    await person.press('I am in danger');
    for (const client of [kiran, meera]) {
      expect(await shown(client, id)).toEqual({ band: 'now', reporter: 'danger' });
      await read(client, id);
      expect(await shown(client, id)).toEqual({ band: 'now', reporter: 'danger' });
    }
    expect((await kiran.get<CaseCountsDto>('/api/cases/counts')).wroteUrgent).toBeGreaterThan(0);
    await meera.post(`/api/cases/${id}/messages`, { id: randomUUID(), text: 'Are you somewhere safe?' });
    expect((await shown(kiran, id))?.reporter).toBeNull();
  });

  it('waits no more in a case that is closed, and again where it is opened by a message', async () => {
    const { id, person } = await answered();
    await person.press('Send', { message: 'Thank you.' });
    await kiran.post(`/api/cases/${id}/status`, { status: 'closed', reason: 'resolved', outcome: 'safe' });
    expect(await wrote(meera)).not.toContain(id);
    await (await person.open('/r')).press('Send', { message: 'He is back.' });
    expect(await wrote(meera)).toContain(id);
    expect(await wrote(kiran)).toContain(id);
  });

  it('is no message where somebody only files a report', async () => {
    const { row } = await kiran.newCase(() => new Reporter(desk.site).fileReport(CHILD_THREATENED));
    // Urgency 1, due within the hour: it cannot wait for another reason.
    expect(await shown(kiran, row.id)).toEqual({ band: 'now', reporter: null });
    expect(await wrote(kiran)).not.toContain(row.id);
  });

  it.each([0, -1, 1.5, 'x', 2 ** 40, null])('cannot be read up to %p', async (sequence) => {
    const { id } = await answered();
    const { status } = await kiran.ask('POST', `/api/cases/${id}/read`, { sequence });
    expect([400, 422]).toContain(status);
  });
});

describe('somebody from whom the case is kept', () => {
  it('sees no row, count, reference or read mark of it', async () => {
    const before = await meera.get<CaseCountsDto>('/api/cases/counts');
    const keepOut = desk.installation.counsellors[1].name.split(' ')[0] ?? '';
    const { id, reference, person } = await answered({ ...ACCOUNT_TAKEN, keepOut });
    await person.press('I am in danger');
    expect(await shown(kiran, id)).toEqual({ band: 'now', reporter: 'danger' });

    expect(await meera.get('/api/cases/counts')).toEqual(before);
    expect(await shown(meera, id)).toBeUndefined();
    expect(await meera.get(`/api/cases/rows?ids=${id}`)).toEqual([]);
    expect(await wrote(meera)).not.toContain(id);
    const unknown = await meera.ask('POST', `/api/cases/${randomUUID()}/read`, { sequence: 1 });
    expect(await meera.ask('POST', `/api/cases/${id}/read`, { sequence: 1 })).toEqual(unknown);
    const none = await meera.ask('GET', '/api/cases/by-reference/0000-0000');
    expect(await meera.ask('GET', `/api/cases/by-reference/${reference}`)).toEqual(none);
  });
});

describe('a reference', () => {
  it('leads to its case, in small letters and without its hyphen', async () => {
    const { row } = await kiran.newCase(() => new Reporter(desk.site).fileReport(ACCOUNT_TAKEN));
    const { reference, id } = row;
    for (const typed of [
      reference,
      reference.toLowerCase(),
      reference.replace('-', ''),
      `%20${reference}%20`,
    ])
      expect(await kiran.get(`/api/cases/by-reference/${typed}`)).toEqual({ id });
  });

  it.each(['0000-0000', 'x', '%27%3B--', 'a'.repeat(60)])(
    'that is none (%s) answers like a case that is not there',
    async (typed) => {
      const missing = await kiran.ask('GET', `/api/cases/${randomUUID()}`);
      expect(await kiran.ask('GET', `/api/cases/by-reference/${typed}`)).toEqual(missing);
    },
  );
});

describe('the views that somebody keeps', () => {
  const view = (name: string) => ({
    id: randomUUID(),
    name,
    filters: { language: 'hi', urgency: 1, view: 'all' },
  });
  const put = (client: ConsoleClient, revision: number, views: unknown[]) =>
    client.ask('PUT', '/api/saved-views', { revision, views });

  it('are there again, in their order, for them alone, and their names in nothing that is stored in the open', async () => {
    expect(await kiran.get('/api/saved-views')).toEqual({ revision: 0, views: [] });
    const [first, second] = [view('Night in Hindi'), view('With the school')];
    expect(await put(kiran, 0, [first, second])).toMatchObject({
      status: 200,
      body: { revision: 1, views: [first, second] },
    });
    expect(await put(kiran, 1, [second, first])).toMatchObject({ status: 200, body: { revision: 2 } });
    expect(await kiran.get('/api/saved-views')).toEqual({ revision: 2, views: [second, first] });
    expect(await meera.get('/api/saved-views')).toEqual({ revision: 0, views: [] });
    const [row] = await desk.installation.database.query<{ text: string }>(
      `SELECT encode(sealed, 'escape') AS text FROM saved_views`,
    );
    expect(row?.text).not.toMatch(/Night|school/);
  });

  it('are not overwritten by a window that has not seen them, and have names that differ', async () => {
    expect(await put(kiran, 0, [])).toMatchObject({ status: 409, body: { code: 'SAVED_VIEWS_CHANGED' } });
    expect(await put(kiran, 2, [view('Same'), view('same ')])).toMatchObject({
      status: 422,
      body: { code: 'SAVED_VIEW_NAME_TAKEN' },
    });
    expect(await put(kiran, 2, [view('  ')])).toMatchObject({ status: 422 });
    const filters = { kind: 'words that somebody typed' };
    const refused = await put(kiran, 2, [{ ...view('A'), filters }]);
    expect([400, 422]).toContain(refused.status);
    expect(await put(kiran, 2, [])).toMatchObject({ status: 200, body: { revision: 3, views: [] } });
  });
});
