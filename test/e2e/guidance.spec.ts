import { GUIDE_KINDS, GUIDE_READERS } from '../../src/modules/guidance/index.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { SiteVisitor } from '../support/site-visitor.js';

let desk: Helpdesk;
beforeAll(async () => {
  desk = await startHelpdesk({ worker: false });
});
afterAll(() => desk.stop());

const visitor = (): SiteVisitor => new SiteVisitor(desk.site);
const linksIn = (html: string): string[] =>
  [...html.matchAll(/<a\b[^>]* href="(\/[^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
const TITLE = /<title>([^<]*)<\/title>/;

/** The pages that links reach in so many taps from the first one, with no answer given. */
async function reached(person: SiteVisitor, taps: number): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  let next = ['/'];
  for (let tap = 0; tap <= taps; tap++) {
    const found: string[] = [];
    for (const path of next.filter((one) => !pages.has(one))) {
      const answer = await person.get(path);
      pages.set(path, answer.html);
      found.push(...linksIn(answer.html).filter((href) => !/^\/(?:exit|assets)|[?]/.test(href)));
    }
    next = [...new Set(found)];
  }
  return pages;
}

it('reaches every guide with at most three taps, no answer, no cookie, and no topic in path or title', async () => {
  const person = visitor();
  const pages = await reached(person, 3);
  expect(person.cookies.size).toBe(0);
  const guides = [...pages].filter(([path]) => path.startsWith('/g/'));
  expect(guides).toHaveLength(GUIDE_READERS.length * (GUIDE_KINDS.length + 1) + 1);
  for (const [path, html] of guides) {
    expect(path).toMatch(/^\/g\/\d(?:\/\d)?$/);
    expect(TITLE.exec(html)?.[1]).toMatch(/^Page – /);
  }
});

it('says to each reader what is theirs to do', async () => {
  const guide = async (path: string): Promise<string> => (await visitor().get(path)).html;
  expect(await guide('/g/1/1')).toContain('Tell a grown-up you trust, right now.');
  expect(await guide('/g/2/1')).toContain(
    'Did you send pictures or videos of yourself? You are not in trouble for it.',
  );
  expect(await guide('/g/3/1')).toContain('StopNCII');
  expect(await guide('/g/4/1')).toContain(
    'Did they send pictures or videos of themselves? They are not in trouble',
  );
  expect(await guide('/g/5/2')).toContain(
    '<bdi>POCSO Act, section 19</bdi>. Checked on 24 Nov 2026 (to be verified)',
  );
  expect(await guide('/g/5/2')).toContain('Telling us is not telling the police.');
  expect(await guide('/g/6/3')).toContain('The law still asks you to do that.');
  expect(await guide('/g/6/1')).toContain('Help them to tell someone they trust.');
  expect(await guide('/g/7/3')).toContain('Do not save it, copy it or send it on.');
});

it('carries country and language along from guide to guide', async () => {
  const { html } = await visitor().get('/g/1?c=GB');
  expect(linksIn(html)).toContain('/g/1/1?c=GB');
  const guide = (await visitor().get('/g/1/1?c=GB')).html;
  expect(guide).toContain('href="tel:08001111"');
  expect(guide).toContain('action="/g/1/1"');
});

it.each([
  '/g/0',
  '/g/9',
  '/g/x',
  '/g/1/0',
  '/g/1/7',
  '/g/8/1',
  '/g/constructor',
  '/g/1/1/1',
  '/p/99',
  '/p/x',
])('answers %s, which is not there, with a page that leads on', async (path) => {
  const answer = await visitor().get(path);
  expect(answer.status).toBe(404);
  expect(answer.html).toContain('This page is not here.');
});

describe('the page for somebody who is worried about their own thoughts', () => {
  it('shows whom to call, asks for no report and no answer', async () => {
    const { html } = await visitor().get('/g/8?c=GB');
    expect(html).toContain('href="tel:08081000900"');
    expect(html).toContain('You do not have to report anything.');
    const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
    expect(main).not.toMatch(/<(?:form|input|button|textarea)|href="\/h\/1/);
  });

  it('leads on where the country has no line for it, and calls nobody a judge', async () => {
    const india = (await visitor().get('/g/8')).html;
    expect(india).toContain('href="https://stopitnow.org.uk"');
    expect(india).toContain('From any country, in English, without a name');
    expect(india).toContain('href="tel:14416"');
    expect(india).toContain('href="https://findahelpline.com"');
    expect(india).toContain('You can say how you feel without saying what you did.');
    expect(india).not.toMatch(/Mumbai|We are sorry|judges/);
    const header = /<header[\s\S]*<\/header>/.exec(india)?.[0] ?? '';
    expect(header).not.toContain('tel:1098');
    const elsewhere = (await visitor().get('/g/8?c=NP')).html;
    expect(elsewhere).toContain('href="https://findahelpline.com"');
  });
});

describe('what we keep', () => {
  it('is said with its date, and what the law of the country may ask, marked', async () => {
    const { html } = await visitor().get('/p');
    expect(html).toMatch(/These words are from \d{1,2} [A-Z][a-z]{2} \d{4}\./);
    expect(html).toContain(
      'In India, anyone who knows of a sexual crime against a child must tell the police.',
    );
    expect((await visitor().get('/p?c=GB')).html).toContain('The law of a country may say');
    expect(html).toContain('(to be verified)');
  });

  it('is linked from the foot of every page', async () => {
    const person = visitor();
    for (const path of ['/', '/help', '/done', '/g/1', '/g/1/1', '/g/8', '/p', '/no-such-page', '/h/50'])
      expect((await person.get(path)).html).toContain('<footer><a href="/p">What we keep</a></footer>');
    // Where something is typed that is not saved, it is in the page itself.
    expect((await person.get('/c')).html).toContain(
      '<footer><details class="fold"><summary>What we keep</summary>',
    );
  });

  it('is read on the way through a report, and the words typed are still there after it', async () => {
    const person = visitor();
    await person.step('/h/1');
    await person.step('/h/7', { happening: 'other' });
    await person.get('/h/50');
    const away = await person.post('/h/50', { go: 'privacy', more: 'Half a sent' });
    expect(away.location).toBe('/p/50');
    const notice = await person.get('/p/50');
    const back = linksIn(notice.html).find((href) => href.startsWith('/h/50'));
    expect((await person.follow(await person.get(back ?? ''))).html).toContain('Half a sent</textarea>');
  });

  it('is read before a report begins, without one being begun', async () => {
    const person = visitor();
    await person.get('/h/1');
    const away = await person.post('/h/1', { go: 'privacy' });
    expect([away.location, person.cookies.size]).toEqual(['/p/1', 0]);
  });
});

it('tells somebody under 18 who sent pictures that they are not in trouble, on the next page', async () => {
  const person = visitor();
  await person.step('/h/1');
  const law = await person.step('/h/7', { about: 'self', happening: 'threatened', age: '13_15' });
  expect(law.html).toContain('We do not blame you. We are on your side.');
  await person.get('/h/26');
  const next = await person.follow(await person.post('/h/26', { go: 'next', sentPictures: 'yes' }));
  expect(next.path).toBe('/h/51');
  expect(next.html).toContain('You are not in trouble for it.');
});
