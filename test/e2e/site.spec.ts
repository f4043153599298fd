import { DatabaseRoad } from '../support/database-road.js';
import { runWeb, startHelpdesk, type Helpdesk, type RunningWeb } from '../support/helpdesk.js';
import { SiteVisitor, type SiteAnswer } from '../support/site-visitor.js';

let desk: Helpdesk;
beforeAll(async () => {
  desk = await startHelpdesk({ worker: false });
});
afterAll(() => desk.stop());

const visitor = (): SiteVisitor => new SiteVisitor(desk.site);
const DIGITS = /\d{4} \d{4} \d{4} \d{4} \d{4}/;
const codeIn = (answer: SiteAnswer): string => DIGITS.exec(answer.html)?.[0] ?? '';

/** Somebody of 16 who is threatened, up to the screen that says what stays private. */
async function threatened(site = desk.site): Promise<SiteVisitor> {
  const person = new SiteVisitor(site);
  await person.step('/h/1', { safety: 'safe' });
  await person.step('/h/7', { about: 'self', happening: 'threatened', age: '16_17' });
  return person;
}

async function sent(): Promise<{ person: SiteVisitor; code: string }> {
  const person = await threatened();
  await person.step('/h/50', { go: 'send' });
  const code = await person.follow(await person.post('/h/send'));
  return { person, code: codeIn(code) };
}

describe('before a report begins', () => {
  it.each(['/', '/help', '/h/1', '/c', '/done', '/p', '/g/1', '/g/1/1', '/g/8'])(
    '%s sets no cookie',
    async (path) => {
      const person = visitor();
      expect((await person.get(path)).status).toBe(200);
      expect(person.cookies.size).toBe(0);
    },
  );

  it('carries a chosen country along without keeping it', async () => {
    const start = await visitor().get('/?c=GB');
    expect(start.html).toContain('href="tel:999"');
    expect(start.html).toContain('href="/h/1?c=GB"');
    expect((await visitor().get('/?c=%3Cb%3E')).html).toContain('href="tel:112"');
  });

  it('leads finders of faults from the page of what is kept to how to tell of them', async () => {
    expect((await visitor().get('/p')).html).not.toContain('Have you found a fault');
    const settings = { SECURITY_CONTACT: 'mailto:security@example.org', SECURITY_EXPIRES: '2099-01-01' };
    const web = await runWeb(desk.installation, settings);
    try {
      const { html } = await new SiteVisitor(web.site).get('/p');
      const [, href = ''] = /<a href="([^"]+)"[^>]*>Have you found a fault/.exec(html) ?? [];
      const policy = await fetch(new URL(href, web.site));
      expect([policy.status, await policy.text()]).toEqual([
        200,
        expect.stringContaining('If you have found a fault'),
      ]);
    } finally {
      await web.stop();
    }
  });

  it('sends somebody without a draft to the beginning, with a word of why', async () => {
    const answer = await visitor().get('/h/50');
    expect(answer.status).toBe(410);
    expect(answer.html).toContain('This page was closed to keep you safe');
  });
});

describe('the form', () => {
  it('is walked, checked, sent; and the code opens the thread', async () => {
    const person = await threatened();
    for (const [path, fields] of [
      ['/h/13', { way: 'report' }],
      ['/h/21', {}],
      ['/h/50', { more: 'They write <b>every</b> hour.' }],
      ['/h/20', { stillHappening: 'yes', timeLimit: 'today', demands: ['money', 'pictures'] }],
      ['/h/25', { offender: 'online', platform: 'instagram', handles: 'some.one\nhttps://t.me/x' }],
      ['/h/26', { paid: 'no', sentPictures: 'no', shared: 'no' }],
    ] as const) {
      expect((await person.step(path, fields)).status).toBe(200);
    }
    const check = await person.step('/h/51', {
      wishes: ['stop', 'talk'],
      country: 'IN',
      state: 'Kerala',
      keepOut: 'Asha',
    });
    expect(check.html).toContain('Check your answers');
    expect(check.html).toContain('They write &lt;b>every&lt;/b> hour.');
    const code = await person.follow(await person.post('/h/send'));
    expect(code.html).toMatch(/We try to answer by (?:today|tomorrow) at [^(]*\(India Standard Time\)/);
    expect(code.html).toContain('Take It Down');

    const back = visitor();
    const thread = await back.follow(await back.post('/c', { code: codeIn(code).replaceAll(' ', '-') }));
    expect(thread.path).toBe('/r');
    expect(thread.html).toContain('We have your report. A helper will read it.');
  });

  it('keeps a step that is posted twice as it is, and sends twice to one code', async () => {
    const person = await threatened();
    await person.step('/h/50', { go: 'send' });
    const [one, two] = await Promise.all([person.post('/h/send'), person.post('/h/send')]);
    expect([one.status, two.status, one.location, two.location]).toEqual([303, 303, '/h/code', '/h/code']);
    const first = codeIn(await person.get('/h/code'));
    expect((await person.post('/h/send')).location).toBe('/h/code');
    expect(first).toMatch(DIGITS);
    expect(codeIn(await person.get('/h/code'))).toBe(first);
    expect((await person.get('/h/7')).location).toBe('/h/code');
  });

  it('shows what is missing on top and at the field, and keeps what was chosen before', async () => {
    const person = visitor();
    await person.step('/h/1');
    await person.get('/h/7');
    const answer = await person.post('/h/7', { go: 'next' });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('<title>Error: ');
    expect((await person.get('/h/50')).location).toBe('/h/7');
  });

  it('keeps what has an error in its field', async () => {
    const person = await threatened();
    await person.get('/h/50');
    const answer = await person.post('/h/50', { go: 'next', more: `${'long '.repeat(1_100)}end` });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('long long end</textarea>');
    expect(answer.html).toContain('letters too long');
  });

  it('keeps typed words and draft when the country changes', async () => {
    const person = await threatened();
    await person.get('/h/50');
    const moved = await person.post('/h/50', { go: 'country', c: 'GB', more: 'Half a sent' });
    expect(moved.location).toBe('/h/50');
    const page = await person.get('/h/50');
    expect(page.html).toContain('Half a sent</textarea>');
    expect(page.html).toContain('href="tel:999"');
    expect(page.html).toContain('href="/exit?c=GB"');
  });

  it('comes back to the check page after a change, with only new questions between', async () => {
    const person = await threatened();
    for (const path of ['/h/13', '/h/21', '/h/50', '/h/20', '/h/25', '/h/26', '/h/51']) {
      await person.step(path);
    }
    await person.get('/h/26?r=1');
    expect((await person.post('/h/26', { go: 'next', r: '1', shared: 'yes' })).location).toBe('/h/31?r=1');
    await person.get('/h/31?r=1');
    expect((await person.post('/h/31', { go: 'next', r: '1' })).location).toBe('/h/check');
  });

  it("asks once more for a step of another page's token, with the words still there", async () => {
    const person = await threatened();
    await person.get('/h/50');
    const answer = await person.post('/h/50', { t: 'other', go: 'next', more: 'My words' });
    expect(answer.status).toBe(403);
    expect(answer.html).toContain('My words</textarea>');
    expect((await person.post('/h/50', { go: 'next', more: 'My words' })).status).toBe(303);
  });

  it('refuses a form that another site posts', async () => {
    const person = await threatened();
    const answer = await person.post('/h/50', { go: 'next' }, { 'sec-fetch-site': 'cross-site' });
    expect(answer.status).toBe(403);
  });

  it('carries what was typed into a new draft when the time ran out', async () => {
    const person = await threatened();
    await person.get('/h/50');
    person.cookies.clear();
    const lost = await person.post('/h/50', { go: 'next', more: 'My words' });
    expect(lost.status).toBe(410);
    expect(lost.html).toContain('<input type="hidden" name="more" value="My words"/>');
    const again = await person.post('/h/50', { again: '1', more: 'My words', l: 'en', c: 'IN' });
    expect(again.location).toBe('/h/1');
    await person.step('/h/1');
    await person.step('/h/7', { happening: 'other' });
    expect((await person.get('/h/50')).html).toContain('My words</textarea>');
  });

  it('leaves with advice alone: nothing is sent, nothing is kept', async () => {
    const person = await threatened();
    const advice = await person.step('/h/13', { way: 'advice' });
    expect(advice.html).toContain('Nothing is sent.');
    const left = await person.post('/h/14', { go: 'leave' });
    expect([left.location, person.cookies.size]).toEqual(['/done', 0]);
  });
});

describe('leaving', () => {
  it('ends draft and session, forgets the cookies, and goes to a neutral page of the country', async () => {
    const person = await threatened();
    const cookie = new Map(person.cookies);
    const exit = await person.get('/exit');
    expect([exit.status, exit.location]).toEqual([303, 'https://mausam.imd.gov.in/']);
    expect(exit.headers['clear-site-data']).toBe('"cookies", "storage"');
    expect(exit.headers['cache-control']).toBe('no-store');
    expect(person.cookies.size).toBe(0);
    for (const [name, value] of cookie) person.cookies.set(name, value);
    expect((await person.get('/h/13')).status).toBe(410);
  });

  it('leaves somewhere harmless from any country', async () => {
    expect((await visitor().get('/exit?c=GB')).location).toBe('https://www.metoffice.gov.uk/');
    expect((await visitor().get('/exit?c=FR')).location).toBe('https://worldweather.wmo.int/');
  });

  it('wipes the code with Finish', async () => {
    const { person } = await sent();
    await person.get('/h/code');
    expect((await person.post('/h/finish', { t: 'wrong' })).status).toBe(403);
    const cookie = new Map(person.cookies);
    expect((await person.post('/h/finish')).location).toBe('/done');
    for (const [name, value] of cookie) person.cookies.set(name, value);
    expect((await person.get('/h/code')).status).toBe(410);
  });
});

describe('coming back', () => {
  it('keeps a typed code when the country changes', async () => {
    const answer = await visitor().post('/c', { go: 'country', c: 'GB', code: '1234 5678' });
    expect(answer.status).toBe(200);
    expect(answer.html).toContain('value="1234 5678"');
    expect(answer.html).toContain('href="tel:999"');
    expect(answer.html).toContain('action="/c?c=GB"');
  });

  it('keeps a typed message when the country changes, and when more time is asked for', async () => {
    const { code } = await sent();
    const person = visitor();
    const thread = await person.follow(await person.post('/c', { code }));
    expect(thread.html).toContain('data-after="20"');
    expect(thread.html).toMatch(/form="f" name="go" value="keep">Stay here</);
    for (const go of ['keep', 'country']) {
      const answer = await person.post('/r', { go, c: go === 'keep' ? 'IN' : 'GB', message: 'Not yet done' });
      expect(answer.status).toBe(200);
      expect(answer.html).toContain('Not yet done</textarea>');
      expect(answer.html).toContain(go === 'keep' ? 'href="tel:112"' : 'href="tel:999"');
      expect(answer.html).not.toContain('class="you"');
    }
  });

  it('folds numbers and what is kept into the pages that would lose a typed code or message', async () => {
    const { code } = await sent();
    const person = visitor();
    const enter = await person.get('/c?c=GB');
    const thread = await person.follow(await person.post('/c', { code }));
    const late = await visitor().post('/r', { message: 'My words' });
    for (const [{ html }, number] of [
      [enter, 'tel:116123'],
      [thread, 'tel:14416'],
      [late, 'tel:14416'],
    ] as const) {
      const folded = [...html.matchAll(/<details class="fold">.*?<\/details>/gs)].map(([text]) => text);
      const more = folded.find((text) => text.includes('<summary>More numbers</summary>')) ?? '';
      const kept = folded.find((text) => text.includes('<summary>What we keep</summary>')) ?? '';
      expect(more).toContain(`href="${number}"`);
      expect(kept).toContain('We keep what you answer');
      for (const text of [more, kept]) expect(text).not.toMatch(/href="(?!tel:)/);
    }
  });

  it.each([
    ['', 'Type your code.'],
    ['12x4', 'digits only'],
    ['1234', 'A code has 20 digits'],
    ['1234 5678 9012 3456 7891', 'We do not know this code.'],
    ['1234 5678 9012 3456 7892', 'There is a small mistake in the code.'],
  ])('says what is wrong with "%s", and keeps it in the field', async (code, words) => {
    const answer = await visitor().post('/c', { code });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(words);
    if (code) expect(answer.html).toContain(`value="${code}"`);
  });

  it('takes a message once, however often it is sent', async () => {
    const { code } = await sent();
    const person = visitor();
    const thread = await person.follow(await person.post('/c', { code }));
    const n = /name="n" value="([^"]+)"/.exec(thread.html)?.[1] ?? '';
    const message = { n, message: ' I have more to say.\n<script>x</script> ' };
    expect((await person.post('/r', message)).location).toBe('/r?s=1');
    await person.post('/r', message);
    const page = await person.get('/r?s=1');
    expect(page.html.split('I have more to say.\n&lt;script>x&lt;/script>')).toHaveLength(2);
    expect(page.html).toContain('Your message is sent.');
  });

  it.each([
    ['nothing', '  ', 'Write a message first.'],
    ['a picture', `data:image/png;base64,${'iVBORw0KGgo'.repeat(20)}`, 'words only'],
    ['too much', 'x'.repeat(10_001), 'too long'],
  ])('refuses %s with the words kept', async (_, typed, words) => {
    const { code } = await sent();
    const person = visitor();
    await person.follow(await person.post('/c', { code }));
    const answer = await person.post('/r', { n: 'a'.repeat(22), message: typed });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(words);
    expect(answer.html).toContain(`${typed}</textarea>`);
  });

  it('shows a message that came too late, to be copied', async () => {
    const answer = await visitor().post('/r', { message: 'My words' });
    expect(answer.status).toBe(401);
    expect(answer.html).toContain('What you wrote did not reach us');
    expect(answer.html).toContain('My words</textarea>');
  });
});

describe('while the database is away', () => {
  let web: RunningWeb;
  let road: DatabaseRoad;

  beforeAll(async () => {
    road = await DatabaseRoad.to(desk.installation.database.url);
    web = await runWeb(desk.installation, { DATABASE_URL: road.url });
  });

  afterAll(async () => {
    await web?.stop();
    await road?.close();
  });

  it('keeps what was typed in the page, ready to be sent again; help and Exit still work', async () => {
    const person = await threatened(web.site);
    await person.get('/h/50');
    await road.close();
    const answer = await person.post('/h/50', { go: 'next', more: 'My words' });
    expect(answer.status).toBe(503);
    expect(answer.html).toContain('<form method="post" action="/h/50">');
    expect(answer.html).toContain('What you wrote is still here.');
    const resend = Object.fromEntries(
      [...answer.html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    );
    expect(resend['more']).toBe('My words');
    expect((await new SiteVisitor(web.site).get('/help')).status).toBe(200);
    expect((await person.get('/h/50')).status).toBe(503);
    const other = new SiteVisitor(web.site);
    for (const [name, value] of person.cookies) other.cookies.set(name, value);
    expect((await other.get('/exit')).location).toBe('https://mausam.imd.gov.in/');
    expect(other.cookies.size).toBe(0);
    await road.reopen();
    expect((await person.post('/h/50', resend)).location).toBe('/h/20');
    expect((await person.get('/h/50')).html).toContain('My words</textarea>');
  });
});

it('answers a page that is not there in plain words, without writing the path back', async () => {
  const answer = await visitor().get('/h/<script>');
  expect(answer.status).toBe(404);
  expect(answer.html).toContain('This page is not here.');
  expect(answer.html).not.toContain('script>"');
});
