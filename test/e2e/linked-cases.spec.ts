import { fileCase } from '../medium/cases/file-case.js';
import { ConsoleClient } from '../support/console-client.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { timesBelowTheDay } from '../support/index.js';
import { Reporter } from '../support/reporter.js';
import { ADULT_SHARED } from '../support/reports.js';

interface Linked {
  linkId: string;
  caseId: string;
  reference: string;
  author: string;
  reason: string | null;
}

const REASON = 'The same zebra-voice on the phone.';

describe('two reports of one person', () => {
  let desk: Helpdesk;
  let kiran: ConsoleClient;
  let meera: ConsoleClient;
  let coordinator: ConsoleClient;

  beforeAll(async () => {
    desk = await startHelpdesk({ worker: false });
    kiran = await ConsoleClient.of(desk, desk.installation.counsellors[0]);
    meera = await ConsoleClient.of(desk, desk.installation.counsellors[1]);
    coordinator = await ConsoleClient.of(desk, desk.installation.coordinator);
  });
  afterAll(() => desk?.stop());

  let filed = 0;
  const file = () => fileCase(desk.app, { reference: `TEST-${String((filed += 1)).padStart(4, '0')}` });
  const pair = async () => [await file(), await file()] as const;
  const links = (id: string, client = kiran) => client.get<Linked[]>(`/api/cases/${id}/links`);
  const link = (id: string, reference: string, reason = REASON, client = kiran) =>
    client.ask('POST', `/api/cases/${id}/links`, { reference, reason });
  const audited = async (id: string): Promise<string[]> =>
    (
      await desk.installation.database.query<{ action: string }>(
        `SELECT action FROM audit_log WHERE subject_id = $1 AND action LIKE 'case_link.%' ORDER BY sequence`,
        [id],
      )
    ).map(({ action }) => action);

  it('are linked with a reason, shown on both, and unlinked from either', async () => {
    const [one, two] = await pair();
    const typed = ` ${two.reference.toLowerCase().replace('-', ' ')}`;
    expect((await link(one.id, typed)).status).toBe(204);
    const author = desk.installation.counsellors[0].name;
    expect(await links(one.id)).toMatchObject([
      { caseId: two.id, reference: two.reference, author, reason: REASON },
    ]);
    const [back] = await links(two.id, meera);
    expect(back).toMatchObject({ caseId: one.id, reference: one.reference, reason: REASON });
    expect(await link(two.id, one.reference)).toMatchObject({ status: 409, body: { code: 'LINK_EXISTS' } });

    expect((await meera.ask('DELETE', `/api/cases/${two.id}/links/${back!.linkId}`)).status).toBe(204);
    expect(await links(one.id)).toEqual([]);
    expect(await links(two.id)).toEqual([]);
    expect(await audited(one.id)).toEqual(['case_link.made', 'case_link.undone']);
    expect(await audited(two.id)).toEqual(['case_link.made', 'case_link.undone']);
    expect((await link(two.id, one.reference)).status).toBe(204);
  });

  it('are not told of to whoever is kept away from one of them', async () => {
    const [one, two] = await pair();
    await link(one.id, two.reference);
    const [row] = await links(one.id, meera);
    expect(row).toBeDefined();
    const second = desk.installation.counsellors[1];
    await coordinator.put(`/api/cases/${two.id}/exclusion`, { staffIds: [second.id] });
    expect(await links(one.id, meera)).toEqual([]);
    const page = JSON.stringify(await meera.case(one.id));
    expect(page).not.toContain(two.reference);
    expect(page).not.toContain(two.id);
    expect(page).not.toContain('link"');
    expect(await meera.ask('DELETE', `/api/cases/${one.id}/links/${row!.linkId}`)).toMatchObject({
      status: 404,
      body: { code: 'LINK_NOT_FOUND' },
    });
    expect(await link(one.id, two.reference, REASON, meera)).toMatchObject({
      status: 422,
      body: { code: 'LINK_REFERENCE_UNKNOWN' },
    });
    expect(await links(one.id)).toHaveLength(1);
  });

  it('are two cases that the same person can open, and say the same of one that is not there', async () => {
    const [one] = await pair();
    await desk.installation.addDesk('Desk of links');
    const unknown = { status: 422, body: { code: 'LINK_REFERENCE_UNKNOWN' } };
    for (const reference of ['ZZZZ-ZZZZ', 'nonsense', ''])
      expect(await link(one.id, reference)).toMatchObject(unknown);
    expect(await link(one.id, one.reference)).toMatchObject({
      status: 422,
      body: { code: 'LINK_SAME_CASE' },
    });
    const { counsellor } = await desk.installation.addDesk('Another desk of links');
    const stranger = await ConsoleClient.signIn(desk.console, counsellor);
    const notFound = { status: 404, body: { code: 'CASE_NOT_FOUND' } };
    expect(await stranger.ask('GET', `/api/cases/${one.id}/links`)).toMatchObject(notFound);
    expect(await link(one.id, one.reference, REASON, stranger)).toMatchObject(notFound);
    expect(await link(one.id, one.reference, ' ')).toMatchObject({
      status: 422,
      body: { code: 'TEXT_EMPTY' },
    });
  });

  it('show their reporters nothing of it, and keep the reason sealed', async () => {
    const { row: first, result: code } = await kiran.newCase(() =>
      new Reporter(desk.site).fileReport(ADULT_SHARED),
    );
    const { row: second } = await kiran.newCase(() => new Reporter(desk.site).fileReport(ADULT_SHARED));
    const person = await new Reporter(desk.site).enter(code);
    await person.open('/r');
    const before = person.text;
    await link(first.id, second.reference);
    await person.open('/r');
    expect(person.text).toBe(before);
    expect(person.page.body).not.toContain(second.reference);
    const rows = await desk.installation.database.query('SELECT * FROM case_links');
    const dump = JSON.stringify(rows, (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    );
    expect(dump).not.toContain('zebra-voice');
    expect(await timesBelowTheDay(desk.installation.database)).toEqual([]);
  });

  it('can be linked from both sides at once', async () => {
    const [one, two] = await pair();
    const answers = await Promise.all([link(one.id, two.reference), link(two.id, one.reference)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(await links(one.id)).toHaveLength(1);
  });
});
