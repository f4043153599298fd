import { SearchIndexer } from '../../src/modules/search/index.js';
import { ConsoleClient } from '../support/console-client.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { Reporter, type Answers } from '../support/reporter.js';
import { CHILD_THREATENED } from '../support/reports.js';

interface Page {
  items: { id: string; reference: string; reasons: string[] }[];
  next: number | null;
  total: number;
  reading: boolean;
}

describe('searching', () => {
  let desk: Helpdesk;
  let kiran: ConsoleClient;
  let meera: ConsoleClient;
  let coordinator: ConsoleClient;
  let night: ConsoleClient;
  let nightId: string;

  beforeAll(async () => {
    desk = await startHelpdesk({ worker: false });
    kiran = await ConsoleClient.of(desk, desk.installation.counsellors[0]);
    meera = await ConsoleClient.of(desk, desk.installation.counsellors[1]);
    coordinator = await ConsoleClient.of(desk, desk.installation.coordinator);
    const { deskId, counsellor } = await desk.installation.addDesk('Night desk');
    nightId = deskId;
    night = await ConsoleClient.signIn(desk.console, counsellor);
  });
  afterAll(() => desk?.stop());

  const file = async (more: Answers) => {
    const { row } = await coordinator.newCase(() =>
      new Reporter(desk.site).fileReport({ ...CHILD_THREATENED, handles: '', paidTo: '', ...more }),
    );
    return row;
  };
  const search = (text: string, client = kiran, more: object = {}) =>
    client.post<Page>('/api/search', { text, ...more });
  const ids = async (text: string, client = kiran, more: object = {}) =>
    (await search(text, client, more)).items.map(({ id }) => id);
  const write = (id: string, kind: 'notes' | 'messages', text: string, client = kiran) =>
    client.post(`/api/cases/${id}/${kind}`, { id: crypto.randomUUID(), text });
  const indexer = () => desk.app.get(SearchIndexer, { strict: false });
  const rowsOf = async () =>
    Object.fromEntries(
      (
        await query<{ part: string; n: number }>(
          'SELECT part, count(*)::int AS n FROM search_rows WHERE desk_id = $1 GROUP BY part',
          [desk.installation.deskId],
        )
      ).map(({ part, n }) => [part, n]),
    );
  const query = <T = Record<string, unknown>>(sql: string, values: unknown[] = []) =>
    desk.installation.database.query(sql, values) as Promise<T[]>;

  it('finds a case by its reference, what the offender is called, and words in it, and says why', async () => {
    const one = await file({
      more: 'He says José will share the क़लम picture at 5 o’clock.',
      handles: 'badger.seven',
    });
    const two = await file({ more: 'Somebody took my account.', handles: 'nobody' });
    expect((await search(one.reference.toLowerCase().replace('-', ' '))).items).toMatchObject([
      { id: one.id, reference: one.reference, reasons: ['reference'] },
    ]);
    const byName = await search('@Badger.Seven');
    expect(byName).toMatchObject({ items: [{ id: one.id }], next: null, total: 1, reading: false });
    expect(byName.items[0]?.reasons).toContain('identifier');
    // Without accents and dots, in digits of another script, in any order; all of them in one case.
    for (const text of ['jose PICTURE', 'कलम', '५ jose'])
      expect((await search(text)).items).toMatchObject([{ id: one.id, reasons: ['own_words'] }]);
    expect(await ids('jose account')).toEqual([]);
    expect(await ids('pict')).toEqual([]);
    await write(one.id, 'notes', 'Her aunt Chandrika is with her.');
    await write(two.id, 'messages', 'Please keep the chandrika receipt.');
    const found = (await search('Chandrika')).items;
    expect(new Map(found.map(({ id, reasons }) => [id, reasons]))).toEqual(
      new Map([
        [two.id, ['message']],
        [one.id, ['note']],
      ]),
    );
    expect(await ids('chandrika jose', meera)).toEqual([one.id]);
  });

  it('narrows by what stands in the open, and shows pages', async () => {
    const many = [];
    for (let n = 0; n < 21; n += 1) many.push(await file({ more: 'A zebra said so.' }));
    const first = await search('zebra');
    expect(first).toMatchObject({ next: 20, total: 21 });
    const rest = await search('zebra', kiran, { after: first.next });
    expect(rest).toMatchObject({ next: null, total: 21 });
    expect(new Set([...first.items, ...rest.items].map(({ id }) => id))).toEqual(
      new Set(many.map(({ id }) => id)),
    );
    const [one] = many;
    const day = new Date(one?.createdAt ?? '').toISOString().slice(0, 10);
    expect(
      await search('zebra', kiran, { kind: one?.kind, from: day, to: day, status: 'new' }),
    ).toMatchObject({
      total: 21,
    });
    for (const none of [
      { status: 'closed' },
      { to: '2020-01-01' },
      { from: '2099-12-31' },
      { desk: nightId },
    ])
      expect(await search('zebra', kiran, none)).toMatchObject({ total: 0, items: [] });
    expect((await kiran.post<Page>('/api/search', { tasks: 'overdue' })).total).toBe(0);
    expect((await kiran.post<Page>('/api/search', {})).total).toBeGreaterThanOrEqual(21);
    expect(await kiran.ask('POST', '/api/search', { text: 'zebra', from: '2026-02-30' })).toMatchObject({
      status: 422,
      body: { code: 'SEARCH_DAY_WRONG' },
    });
    expect((await kiran.ask('POST', '/api/search', { text: 'x'.repeat(201) })).status).toBe(400);
  });

  it('finds nothing of a case of another desk, nor of one that is kept from somebody, and does not count it', async () => {
    const one = await file({ more: 'The pelican knows.', handles: 'pelican.account' });
    for (const text of ['pelican', 'pelican.account', one.reference])
      expect(await search(text, night)).toEqual({ items: [], next: null, total: 0, reading: false });
    // Handed over, it is found by the other desk, and by the first no more.
    expect(await ids('pelican')).toEqual([one.id]);
    await coordinator.post(`/api/cases/${one.id}/transfer`, {
      deskId: nightId,
      reason: 'She writes at night.',
    });
    expect(await ids('pelican')).toEqual([]);
    expect(await ids('pelican', night)).toEqual([one.id]);
    // Kept away from the one who is meant.
    const two = await file({ more: 'An ibis did it.' });
    const name = desk.installation.counsellors[0].name;
    await query(`UPDATE cases SET kept_out = $2 WHERE id = $1`, [two.id, [await tagOf(name)]]);
    for (const text of ['ibis', two.reference])
      expect(await search(text)).toEqual({ items: [], next: null, total: 0, reading: false });
    expect(await ids('ibis', meera)).toEqual([two.id]);
    expect(await search('ibis')).toEqual({ items: [], next: null, total: 0, reading: false });
  });

  const tagOf = async (name: string): Promise<Buffer> => {
    const { ExclusionTags } = await import('../../src/modules/cases/index.js');
    const [row] = await query<{ id: string }>('SELECT id FROM staff WHERE name = $1', [name]);
    const [tag] = desk.app.get(ExclusionTags, { strict: false }).of([row?.id ?? '']);
    return tag as Buffer;
  };

  it('writes its buckets once much was added, in one of two sessions that would, and finds all as before', async () => {
    const one = await file({ more: 'A lapwing called.' });
    const note = async (text: string) => {
      await write(one.id, 'notes', text);
      return ids(text);
    };
    for (let n = 0; n < 64; n += 1) await note(`stork${n}`);
    await Promise.all([ids('stork1', kiran), ids('stork1', meera), ids('stork1', coordinator)]);
    await indexer().idle();
    expect(await rowsOf()).toMatchObject({ head: 1, bucket: 1024 });
    expect((await rowsOf())['delta'] ?? 0).toBeLessThan(64);
    for (const text of ['lapwing', 'stork0 stork63', 'stork31 lapwing'])
      expect(await ids(text)).toEqual([one.id]);
    expect(await note('after that, a bittern')).toEqual([one.id]);
    expect(await ids('bittern stork7', meera)).toEqual([one.id]);
  });

  it('tells nobody who reads the database what is looked for, or that two cases hold the same words', async () => {
    const same = 'Mynahs and bulbuls and mynahs again.';
    await file({ more: same });
    await file({ more: same });
    expect((await search('mynahs')).total).toBe(2);
    const rows = await query<{ part: string; number: number; sealed: Buffer }>('SELECT * FROM search_rows');
    const seen = new Map<string, string>();
    for (const { part, number, sealed } of rows) {
      for (let at = 0; at + 8 <= sealed.length; at += 1) {
        const piece = sealed.toString('latin1', at, at + 8);
        const other = seen.get(piece);
        if (other !== undefined) throw new Error(`${part} ${number} and ${other} share bytes`);
        if (at % 8 === 0) seen.set(piece, `${part} ${number}`);
      }
    }
    const buckets = rows.filter(({ part }) => part === 'bucket');
    // Which words there are is not told by which buckets there are, nor by how long those with few words are.
    expect(buckets).toHaveLength(1024);
    expect(new Set(buckets.map(({ sealed }) => sealed.length)).size).toBe(1);
    const columns = await query<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'search_cases' ORDER BY 1`,
    );
    expect(columns.map(({ name }) => name)).toEqual(['case_id', 'desk_id', 'number', 'up_to']);
  });

  it('makes a lost index anew, whatever part of it is lost', async () => {
    const one = await file({ more: 'A heron told me.' });
    const two = await file({ more: 'The other heron did not.' });
    const both = new Set([two.id, one.id]);
    const herons = async () => new Set(await ids('heron'));
    expect(await herons()).toEqual(both);
    const lose = [
      `DELETE FROM search_rows WHERE part = 'delta' AND number = (SELECT max(number) FROM search_rows WHERE part = 'delta')`,
      `DELETE FROM search_rows WHERE part = 'bucket' AND number = 700`,
      `DELETE FROM search_rows WHERE part = 'head'`,
      `DELETE FROM search_rows`,
      `DELETE FROM search_cases`,
      `UPDATE search_rows SET sealed = set_byte(sealed, 80, 255 - get_byte(sealed, 80)) WHERE part = 'head'`,
    ];
    for (const sql of lose) {
      await query(sql);
      // The first look may find that it is lost; what was read is there after it.
      await ids('heron');
      await indexer().idle();
      expect(await herons()).toEqual(both);
    }
    await query('DELETE FROM search_cases WHERE case_id = $1', [one.id]);
    expect(await herons()).toEqual(both);
  });
});
