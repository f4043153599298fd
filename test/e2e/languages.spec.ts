import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/config/index.js';
import { Catalogues } from '../../src/platform/i18n/index.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { SiteVisitor, type SiteAnswer } from '../support/site-visitor.js';

/** Stands before every text of the second language. */
const MARK = '¡';
const DIGITS = /\d{4} \d{4} \d{4} \d{4} \d{4}/;

let folder = '';
let desk: Helpdesk;

type Texts = Record<string, string>;
const read = (path: string): Texts => JSON.parse(readFileSync(path, 'utf8')) as Texts;

/** The locales of the project, and Spanish as whoever translates would add it: a folder, and nothing else. */
function addLanguage(): string {
  const locales = mkdtempSync(join(tmpdir(), 'locales-'));
  cpSync(join(projectRoot(), 'locales', 'en'), join(locales, 'en'), { recursive: true });
  cpSync(join(projectRoot(), 'locales', 'en'), join(locales, 'es'), { recursive: true });
  const spanish = join(locales, 'es');
  for (const file of readdirSync(spanish).filter((name) => name !== 'reviews.json')) {
    const texts = Object.entries(read(join(spanish, file))).map(([key, text]) => [key, MARK + text]);
    writeFileSync(join(spanish, file), JSON.stringify(Object.fromEntries(texts)));
  }
  const guidance = read(join(spanish, 'guidance.json'));
  const reviews = Object.entries(guidance).map(([key, text]) => {
    const words = createHash('sha256').update(text.normalize('NFC')).digest('hex').slice(0, 8);
    return [`guidance.${key}`, { source: 'a test', version: 1, state: 'to_be_reviewed', words }];
  });
  writeFileSync(join(spanish, 'reviews.json'), JSON.stringify(Object.fromEntries(reviews)));
  return locales;
}

beforeAll(async () => {
  folder = addLanguage();
  const load = Catalogues.load.bind(Catalogues);
  const elsewhere = jest.spyOn(Catalogues, 'load').mockImplementation(() => load(folder));
  desk = await startHelpdesk({ worker: false });
  elsewhere.mockRestore();
});

afterAll(async () => {
  await desk?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A page that speaks the second language alone: in its heading, its buttons and its title. */
function expectSpanish(answer: SiteAnswer, status = 200): void {
  expect(answer.status).toBe(status);
  expect(answer.html).toContain('<html lang="es" dir="ltr">');
  const heading = /<h1[^>]*>(?:<label[^>]*>)?([^<]*)/.exec(answer.html)?.[1];
  expect(heading?.trim()).toMatch(new RegExp(`^${MARK}`));
  const main = answer.html.slice(answer.html.indexOf('<main'));
  for (const [, words] of main.matchAll(/<button[^>]*>([^<]+)</g))
    expect(words).toMatch(new RegExp(`^${MARK}`));
}

it('offers the language by its own name on the first page, and leads on in it', async () => {
  const start = await new SiteVisitor(desk.site).get('/');
  expect(start.html).toMatch(/<a href="\/\?c=IN&amp;l=es" lang="es"[^>]*>español<\/a>/);
  const spanish = await new SiteVisitor(desk.site).get('/?c=IN&l=es');
  expectSpanish(spanish);
  expect(spanish.html).toContain('href="/h/1?l=es"');
});

it('changes the language on the first page of the form without taking that for Continue', async () => {
  const asha = new SiteVisitor(desk.site);
  expect((await asha.get('/h/1?c=GB')).html).toMatch(
    /<button[^>]* form="f" name="go" value="lang-es" lang="es">/,
  );
  const changed = await asha.post('/h/1', { go: 'lang-es', c: 'GB', l: 'en' });
  expect(changed.location).toBe('/h/1?c=GB&l=es');
  expect(asha.cookies.size).toBe(0);
  const page = await asha.get('/h/1?c=GB&l=es');
  expectSpanish(page);
  expect(page.html).toContain('href="tel:999"');
  const next = await asha.follow(await asha.post('/h/1', { go: 'next', c: 'GB', l: 'es' }));
  expect(next.path).toBe('/h/7');
  expectSpanish(next);
});

it('changes the language on the first page although another tab has begun a draft', async () => {
  const asha = new SiteVisitor(desk.site);
  await asha.step('/h/1');
  const changed = await asha.post('/h/1', { t: 'of no draft', go: 'lang-es', c: 'IN', l: 'en' });
  expect(changed.location).toBe('/h/1?c=IN&l=es');
  const page = await asha.follow(changed);
  expect(page.path).toBe('/h/1');
  expectSpanish(page);
});

it('speaks it the whole way: every step, errors, check, code, thread, and after Finish', async () => {
  const asha = new SiteVisitor(desk.site);
  await asha.get('/h/1?l=es');
  let page = await asha.follow(await asha.post('/h/1', { go: 'next', l: 'es', c: 'IN' }));
  const answers = { happening: 'threatened', age: 'unsaid', paid: 'yes', shared: 'yes', demands: 'meeting' };
  for (let pages = 0; page.path !== '/h/check' && pages < 40; pages++) {
    expectSpanish(page);
    if (page.path === '/h/7') expectSpanish(await asha.post('/h/7', { go: 'next' }), 422);
    page = await asha.follow(await asha.post(page.path, { go: 'next', ...answers }));
  }
  expectSpanish(page);
  const code = await asha.follow(await asha.post('/h/send'));
  expectSpanish(code);
  expect(code.html).toContain('action="/h/finish?l=es"');
  const done = await asha.follow(await asha.post('/h/finish?l=es'));
  expect(done.path).toBe('/done?l=es');
  expectSpanish(done);

  const back = new SiteVisitor(desk.site);
  const thread = await back.follow(await back.post('/c?l=es', { code: DIGITS.exec(code.html)?.[0] ?? '' }));
  expect(thread.path).toBe('/r?l=es');
  expectSpanish(thread);
  expectSpanish(await back.post('/r?l=es', { message: ' ', n: 'a'.repeat(22) }), 422);
});

it('keeps the words that are typed when the language changes, on a step and in the thread', async () => {
  const asha = new SiteVisitor(desk.site);
  await asha.step('/h/1');
  await asha.step('/h/7', { happening: 'shared' });
  await asha.get('/h/50');
  const page = await asha.follow(await asha.post('/h/50', { go: 'lang-es', more: 'My words', c: 'IN' }));
  expectSpanish(page);
  expect(page.html).toContain('My words</textarea>');

  await asha.follow(await asha.post('/h/50', { go: 'send', more: 'My words' }));
  const code = await asha.follow(await asha.post('/h/send'));
  const back = new SiteVisitor(desk.site);
  await back.follow(await back.post('/c', { code: DIGITS.exec(code.html)?.[0] ?? '' }));
  const thread = await back.post('/r', { go: 'lang-es', message: 'Half a sent', c: 'IN' });
  expectSpanish(thread);
  expect(thread.html).toContain('Half a sent</textarea>');
  expect(thread.html).toContain('action="/r?l=es"');
});

it('keeps it on the pages that are made without the draft: lost, advice left, not there', async () => {
  const asha = new SiteVisitor(desk.site);
  await asha.get('/h/1?l=es');
  await asha.post('/h/1', { go: 'next', l: 'es', c: 'IN' });
  await asha.step('/h/7', { happening: 'shared' });
  const page = await asha.get('/h/50');
  const l = /type="hidden" name="l" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
  expect(l).toBe('es');
  const left = await asha.post('/h/14', { go: 'leave', l });
  expect(left.location).toBe('/done?l=es');
  const lost = await asha.post('/h/50', { go: 'next', more: 'My words', l, c: 'IN' });
  expectSpanish(lost, 410);
  expect(lost.html).toContain('My words');
  const refused = await asha.post('/h/50', { go: 'next', more: 'x', l }, { 'sec-fetch-site': 'cross-site' });
  expectSpanish(refused, 403);
});
