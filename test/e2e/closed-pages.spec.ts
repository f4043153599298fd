import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { SiteVisitor } from '../support/site-visitor.js';

let desk: Helpdesk;

beforeAll(async () => {
  desk = await startHelpdesk({ worker: false });
});
afterAll(() => desk?.stop());

const PAGES = ['/h/7', '/h/13', '/h/50', '/h/check', '/h/code', '/r', '/r?s=1', '/r?s=2'];
/** What would tell somebody who looks over a shoulder, or presses Back, what was here. */
const TELLING = /report|code|answers?\b|your time|ran out|wiped|away for a while/i;

const titleOf = (html: string): string => /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '';
const mainOf = (html: string): string => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';

describe('a page that is over', () => {
  it.each(PAGES)('says nothing of what was there: %s', async (path) => {
    const { status, html } = await new SiteVisitor(desk.site).get(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(titleOf(html)).toMatch(/^Page – /);
    expect(mainOf(html)).toContain('This page was closed to keep you safe');
    expect(mainOf(html)).not.toMatch(TELLING);
  });

  it.each([
    ['hi', 'आपकी सुरक्षा के लिए यह पेज बंद कर दिया गया है'],
    ['ur', 'آپ کی حفاظت کے لیے یہ پیج بند کر دیا گیا ہے'],
  ])('says so in %s, and not that a time is over', async (language, words) => {
    for (const path of ['/h/50', '/h/code', '/r']) {
      const { html } = await new SiteVisitor(desk.site).get(`${path}?l=${language}`);
      expect(mainOf(html)).toContain(words);
      expect(html).not.toMatch(/समय पूरा|وقت ختم/);
    }
  });

  it.each(['/h/send', '/r', '/h/13'])('says no more to a form that brings no words: %s', async (path) => {
    const { html } = await new SiteVisitor(desk.site).post(path, { go: 'next' });
    expect(mainOf(html)).toContain('This page was closed to keep you safe');
    expect(mainOf(html)).not.toMatch(TELLING);
  });

  it('keeps words that came with a form, and says what became of them', async () => {
    const step = await new SiteVisitor(desk.site).post('/h/50', { more: 'My words' });
    expect(step.html).toContain('<input type="hidden" name="more" value="My words"/>');
    const message = await new SiteVisitor(desk.site).post('/r', { message: 'My words' });
    expect(mainOf(message.html)).toMatch(/What you wrote did not reach us[\s\S]*My words/);
    expect([titleOf(step.html), titleOf(message.html)].join()).not.toMatch(TELLING);
  });
});

it('says to who pressed for help that nobody was told, and whom to call', async () => {
  const { html, status } = await new SiteVisitor(desk.site).post('/r', { go: 'danger' });
  expect(status).toBe(401);
  expect(mainOf(html)).toMatch(/We could not tell the helpers[\s\S]*tel:112/);
});

describe('/exit', () => {
  const OURS: Record<string, string>[] = [
    {},
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
  ];
  const THEIRS: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { referer: 'https://evil.example/page' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ];
  const leave = async (headers: Record<string, string>) => {
    const person = new SiteVisitor(desk.site);
    await person.post('/h/1');
    const exit = await person.get('/exit', headers);
    const wiped = [exit.headers['set-cookie'], exit.headers['clear-site-data']].some(
      (one) => one !== undefined,
    );
    return { status: exit.status, wiped, left: (await person.get('/h/7')).status };
  };

  it.each(OURS)('wipes what the person who asks for it wrote: %p', async (headers) => {
    expect(await leave(headers)).toEqual({ status: 303, wiped: true, left: 410 });
  });

  it.each(THEIRS)('only leads away where another site asks for it: %p', async (headers) => {
    expect(await leave(headers)).toEqual({ status: 303, wiped: false, left: 200 });
  });

  it('takes a link of its own site for its own', async () => {
    expect((await leave({ referer: `${desk.site}/h/2` })).wiped).toBe(true);
  });
});
