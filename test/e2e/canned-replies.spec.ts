import { ConsoleClient } from '../support/console-client.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { fileCase } from '../medium/cases/file-case.js';

interface Reply {
  id: string;
  deskId: string | null;
  language: string;
  title: string;
  text: string;
  version: number;
  reviewBy: string | null;
  review: string;
  retired: boolean;
  author: string | null;
  savedAt: string | null;
}
interface Replies {
  items: Reply[];
  desks: { id: string; name: string }[];
  languages: string[];
}

const DAY = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

describe('replies written beforehand', () => {
  let desk: Helpdesk;
  let kiran: ConsoleClient;
  let coordinator: ConsoleClient;

  beforeAll(async () => {
    desk = await startHelpdesk({ worker: false });
    kiran = await ConsoleClient.of(desk, desk.installation.counsellors[0]);
    coordinator = await ConsoleClient.of(desk, desk.installation.coordinator);
  });
  afterAll(() => desk?.stop());

  const GREETING = { title: 'Greeting', text: 'Hello.\n\nWe are here.', reviewBy: inDays(200) };
  const add = (given: object = {}) =>
    coordinator.post<Reply>('/api/canned-replies', { deskId: null, language: 'en', ...GREETING, ...given });
  const change = (reply: Reply, given: object = {}) => {
    const { title, text, reviewBy } = reply;
    const body = { title, text, reviewBy, retired: false, basedOn: reply.version, ...given };
    return coordinator.ask<Reply>('PUT', `/api/canned-replies/${reply.id}`, body);
  };
  const list = (client = kiran) => client.get<Replies>('/api/canned-replies');
  const find = async (id: string, client = kiran) => (await list(client)).items.find((one) => one.id === id);
  const offered = (caseId: string, client = kiran) =>
    client.get<Reply[]>(`/api/cases/${caseId}/canned-replies`);
  const audited = async (id: string): Promise<string[]> =>
    (
      await desk.installation.database.query<{ action: string }>(
        'SELECT action FROM audit_log WHERE subject_id = $1 ORDER BY sequence',
        [id],
      )
    ).map(({ action }) => action);

  it('come with a start set in English and Hindi that says that nobody reviewed it', async () => {
    const { items } = await list();
    const start = items.filter(({ version }) => version === 0);
    for (const language of ['en', 'hi']) {
      const of = start.filter((one) => one.language === language);
      expect(of.length).toBeGreaterThanOrEqual(7);
      expect(of.every(({ review, author, deskId }) => review === 'not_reviewed' && !author && !deskId)).toBe(
        true,
      );
    }
    expect(start.every(({ text }) => !text.includes('{'))).toBe(true);
  });

  it('are offered in the language of the reporter first, with the numbers of their country', async () => {
    const { id } = await fileCase(desk.app, { language: 'hi', country: 'IN' });
    const replies = await offered(id);
    expect(replies[0]?.language).toBe('hi');
    const firstEnglish = replies.findIndex(({ language }) => language === 'en');
    expect(replies.slice(0, firstEnglish).every(({ language }) => language === 'hi')).toBe(true);
    const thoughts = replies.find(({ title }) => title === 'Thoughts of suicide or self-harm');
    expect(thoughts?.text).toContain('112');
    expect(thoughts?.text).toContain('14416');

    const american = await fileCase(desk.app, { language: 'en', country: 'US' });
    const there = (await offered(american.id)).find(({ title }) => title === thoughts?.title);
    expect(there?.text).toContain('988');
    expect(there?.text).not.toContain('14416');
  });

  it('are added by a coordinator, kept in versions, and retired', async () => {
    const first = await add();
    expect(first).toMatchObject({
      version: 1,
      review: 'current',
      author: desk.installation.coordinator.name,
    });
    const second = await change(first, { text: 'Hello. We are here, day and night.' });
    expect(second).toMatchObject({ status: 200, body: { version: 2 } });
    expect((await find(first.id))?.text).toBe('Hello. We are here, day and night.');
    const versions = await kiran.get<Reply[]>(`/api/canned-replies/${first.id}/versions`);
    expect(versions.map(({ version, text }) => ({ version, text }))).toEqual([
      { version: 2, text: 'Hello. We are here, day and night.' },
      { version: 1, text: GREETING.text },
    ]);

    expect((await change(first, { text: 'Late.' })).body).toMatchObject({ code: 'CANNED_REPLY_CHANGED' });
    await change(second.body, { retired: true });
    const { id } = await fileCase(desk.app);
    expect((await offered(id)).map((one) => one.id)).not.toContain(first.id);
    expect(await find(first.id)).toMatchObject({ retired: true, version: 3 });
    expect(await audited(first.id)).toEqual([
      'canned_reply.saved',
      'canned_reply.saved',
      'canned_reply.retired',
    ]);
  });

  it('of the start set become the own ones of the organisation once somebody saves them', async () => {
    const given = (await list()).items.find(
      ({ version, title }) => version === 0 && title === 'We are looking at it',
    );
    const saved = await change(given!, { text: 'We are on it.', reviewBy: inDays(100) });
    expect(saved).toMatchObject({ status: 200, body: { id: given!.id, version: 1, review: 'current' } });
    const now = (await list()).items.filter(({ id }) => id === given!.id);
    expect(now).toHaveLength(1);
    expect(now[0]?.text).toBe('We are on it.');
  });

  it('say when their review is due, and can still be used when it is overdue', async () => {
    const soon = await add({ title: 'Soon due', reviewBy: inDays(10) });
    expect(soon.review).toBe('due');
    expect((await add({ title: 'Never reviewed', reviewBy: null })).review).toBe('not_reviewed');
    for (const reviewBy of [inDays(0), inDays(-1), inDays(800), '2027-02-31'])
      expect(
        await coordinator.ask('POST', '/api/canned-replies', {
          deskId: null,
          language: 'en',
          ...GREETING,
          reviewBy,
        }),
      ).toMatchObject({
        status: 422,
        body: { code: 'CANNED_REPLY_REVIEW_DAY' },
      });
  });

  it('of one desk are for its people alone', async () => {
    const { installation } = desk;
    const { deskId, counsellor } = await installation.addDesk('Desk of replies');
    const stranger = await ConsoleClient.signIn(desk.console, counsellor);
    const own = await add({ deskId: installation.deskId, title: 'Ours' });
    expect(await find(own.id)).toBeDefined();
    expect(await find(own.id, stranger)).toBeUndefined();
    expect(await stranger.ask('GET', `/api/canned-replies/${own.id}/versions`)).toMatchObject({
      status: 404,
      body: { code: 'CANNED_REPLY_NOT_FOUND' },
    });
    const elsewhere = { language: 'en', ...GREETING, deskId };
    expect(await coordinator.ask('POST', '/api/canned-replies', elsewhere)).toMatchObject({
      status: 422,
      body: { code: 'CANNED_REPLY_DESK_UNKNOWN' },
    });
    const { id } = await fileCase(desk.app);
    expect(await stranger.ask('GET', `/api/cases/${id}/canned-replies`)).toMatchObject({ status: 404 });
  });

  it('are written by coordinators alone, in a language of the site', async () => {
    const body = { deskId: null, language: 'en', ...GREETING };
    expect(await kiran.ask('POST', '/api/canned-replies', body)).toMatchObject({ status: 403 });
    const given = (await list()).items[0]!;
    expect(
      await kiran.ask('PUT', `/api/canned-replies/${given.id}`, {
        ...GREETING,
        basedOn: given.version,
        retired: false,
      }),
    ).toMatchObject({ status: 403 });
    expect(await coordinator.ask('POST', '/api/canned-replies', { ...body, language: 'xx' })).toMatchObject({
      status: 422,
      body: { code: 'CANNED_REPLY_LANGUAGE_UNKNOWN' },
    });
    expect(await coordinator.ask('POST', '/api/canned-replies', { ...body, text: ' ' })).toMatchObject({
      status: 422,
      body: { code: 'TEXT_EMPTY' },
    });
  });

  it('are offered to nobody where the database holds words that nobody saved', async () => {
    const saved = await add({ title: 'Numbers' });
    await desk.installation.database.query(
      `UPDATE canned_reply_versions SET text = 'Call 000.' WHERE reply_id = $1`,
      [saved.id],
    );
    expect(await find(saved.id)).toBeUndefined();
    const { id } = await fileCase(desk.app);
    expect((await offered(id)).map((one) => one.id)).not.toContain(saved.id);
  });
});
