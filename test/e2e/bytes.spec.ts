import { CountedWire } from '../support/counted-wire.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { SiteVisitor, type SiteAnswer } from '../support/site-visitor.js';
import { COOKIE, HEAD, REDIRECT } from '../support/wire-budget.js';

/** What a person on a slow network pays for: status lines and headers count as the bodies do, and so does each redirect. */
const FIRST_PAGE = 14_000;
const STEP = 5_000;
const WHOLE_WAY = { en: 60_000, other: 70_000 };

const LANGUAGES = ['en', 'hi', 'bn', 'mr', 'te', 'ta', 'ur'];

let desk: Helpdesk;
beforeAll(async () => {
  desk = await startHelpdesk({ worker: false });
});
afterAll(() => desk.stop());

type Step = readonly [path: string, fields: Readonly<Record<string, string | readonly string[]>>];

/** After the age: threatened, with a meeting, money paid and pictures that are out. */
const THREATENED: readonly Step[] = [
  ['/h/50', { more: 'They write every hour.' }],
  ['/h/20', { stillHappening: 'yes', timeLimit: 'today', demands: ['money', 'meeting'] }],
  ['/h/25', { offender: 'known', platform: 'instagram', handles: 'some.one' }],
  ['/h/26', { paid: 'yes', paidTo: 'some@upi', sentPictures: 'yes', shared: 'yes' }],
  ['/h/31', { links: 'https://example.com/a', reportedTo: 'Instagram' }],
  ['/h/51', { wishes: ['remove', 'stop', 'talk', 'police'], country: 'IN', state: 'Kerala' }],
];

/** The longest ways, each from its first step to the last. */
const WAYS: Readonly<Record<string, readonly Step[]>> = {
  'a child of 13 to 15': [
    ['/h/1', { safety: 'self_harm' }],
    ['/h/3', {}],
    ['/h/7', { about: 'self', happening: 'threatened', age: '13_15' }],
    ['/h/13', { way: 'report' }],
    ['/h/21', {}],
    ...THREATENED,
  ],
  'somebody who helps a child of 13 to 15': [
    ['/h/1', { safety: 'danger' }],
    ['/h/3', {}],
    ['/h/7', { about: 'other', happening: 'threatened', age: '13_15' }],
    ['/h/13', { relation: 'pupil', theyKnow: 'yes', way: 'report' }],
    ['/h/21', {}],
    ...THREATENED,
  ],
  'an adult who was under 18 in the pictures': [
    ['/h/1', { safety: 'danger' }],
    ['/h/3', {}],
    ['/h/7', { about: 'self', happening: 'threatened', age: 'adult' }],
    ['/h/9', { picturesUnder18: 'yes' }],
    ['/h/13', { way: 'report' }],
    ['/h/21', {}],
    ...THREATENED,
  ],
};

/** A visitor whose answers are counted. */
class Counted {
  private readonly wire = new CountedWire();
  private readonly visitor = new SiteVisitor(desk.site, this.wire);
  /** Bytes of each answer, in order. */
  readonly sizes: { request: string; bytes: number }[] = [];
  /** Those whose head, or which as redirects, are longer than the tests of pages reckon with. */
  readonly longHeads: string[] = [];

  get total(): number {
    return this.sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  async get(path: string): Promise<SiteAnswer> {
    return this.count(`GET ${path}`, () => this.visitor.get(path));
  }

  async post(path: string, fields: Step[1]): Promise<SiteAnswer> {
    return this.count(`POST ${path}`, () => this.visitor.post(path, { go: 'next', ...fields }));
  }

  close(): void {
    this.wire.destroy();
  }

  private async count(request: string, ask: () => Promise<SiteAnswer>): Promise<SiteAnswer> {
    const before = this.wire.received;
    const answer = await ask();
    const bytes = this.wire.received - before;
    this.sizes.push({ request, bytes });
    const head = bytes - Number(answer.headers['content-length']);
    const most = (answer.status === 303 ? REDIRECT : HEAD) + (answer.headers['set-cookie'] ? COOKIE : 0);
    if (!(head <= most)) this.longHeads.push(`${request}: ${head}`);
    return answer;
  }
}

/** The first page, with the style and the script that it asks for; both stay in the browser. */
async function openStart(person: Counted, language: string): Promise<void> {
  const { html } = await person.get(`/?l=${language}`);
  expect(html).toContain(`<html lang="${language}"`);
  const asked = html.matchAll(/<(?:link rel="stylesheet" href|script type="module" src)="([^"]+)"/g);
  for (const [, path] of asked) expect((await person.get(path ?? '')).status).toBe(200);
}

/** Walks a way as a browser does: each page, its form, and where that leads, from the first step page to the code. */
async function walk(person: Counted, language: string, way: readonly Step[]): Promise<void> {
  let page = await person.get(`/h/1?l=${language}`);
  for (const [path, fields] of way) {
    expect(page.html).toContain(`<html lang="${language}"`);
    expect(page.html).toContain(`action="${path}"`);
    const sent = await person.post(path, { l: language, ...fields });
    expect(sent.status).toBe(303);
    page = await person.get(sent.location ?? '');
  }
  expect(page.html).toContain('action="/h/send"');
  const sent = await person.post('/h/send', {});
  expect(sent.location).toBe('/h/code');
  page = await person.get('/h/code');
  expect(page.html).toMatch(/\d{4} \d{4} \d{4} \d{4} \d{4}/);
}

describe.each(LANGUAGES)('over the wire, in %s,', (language) => {
  it('the first page, with its style and script, is 3 requests and 14 KB', async () => {
    const person = new Counted();
    await openStart(person, language);
    person.close();
    expect(person.sizes).toHaveLength(3);
    expect(person.total).toBeLessThanOrEqual(FIRST_PAGE);
  });

  it.each(Object.keys(WAYS))('each answer on the way of %s, and the whole of it', async (name) => {
    const person = new Counted();
    await openStart(person, language);
    const first = person.sizes.length;
    await walk(person, language, WAYS[name] ?? []);
    person.close();
    expect(person.longHeads).toEqual([]);
    expect(person.sizes.slice(first).filter(({ bytes }) => bytes > STEP)).toEqual([]);
    expect(person.total).toBeLessThanOrEqual(language === 'en' ? WHOLE_WAY.en : WHOLE_WAY.other);
  });
});
