import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
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
async function threatened(): Promise<SiteVisitor> {
  const person = visitor();
  await person.step('/h/1', { safety: 'safe' });
  await person.step('/h/7', { about: 'self', happening: 'threatened', age: '16_17' });
  return person;
}

async function sent(): Promise<SiteVisitor> {
  const person = await threatened();
  await person.step('/h/50', { go: 'send' });
  await person.follow(await person.post('/h/send'));
  return person;
}

describe('on the way', () => {
  it('lists the countries with numbers, and every one for whoever asks, with what is typed kept', async () => {
    const person = await threatened();
    for (const path of ['/h/13', '/h/21', '/h/50', '/h/20', '/h/25', '/h/26']) await person.step(path);
    const listed = (html: string): string => / name="country"[^]*?<\/select>/.exec(html)?.[0] ?? '';
    const few = listed((await person.get('/h/51')).html);
    expect(few).toContain('<option value="IN" selected>');
    expect(few).toContain('<option value="GB">');
    expect(few).not.toContain('<option value="BR">');
    const asked = await person.post('/h/51', {
      go: 'countries',
      country: 'IN',
      state: 'Kera',
      wishes: 'talk',
    });
    expect([asked.status, asked.location]).toEqual([303, '/h/51?all=1#q2']);
    const all = await person.get('/h/51?all=1');
    expect(all.html).toContain('id="q2" name="country"');
    expect(listed(all.html).match(/<option /g)).toHaveLength(250);
    expect(all.html).toContain('value="Kera"');
    expect(all.html).toMatch(/value="talk" checked/);
    await person.step('/h/51', { country: 'BR', state: 'Bahia' });
    expect(listed((await person.get('/h/51?r=1')).html)).toContain('<option value="BR" selected>');
    const again = await person.post('/h/51', { go: 'countries', r: '1' });
    expect(again.location).toBe('/h/51?r=1&all=1#q2');
  });

  it('goes to the numbers and comes back, with what is typed kept', async () => {
    const person = await threatened();
    await person.get('/h/50');
    const away = await person.post('/h/50', { go: 'help', c: 'IN', more: 'Half a sent' });
    expect([away.status, away.location]).toEqual([303, '/help/50']);
    const help = await person.get('/help/50?c=GB&l=en');
    expect(help.html).toContain('href="tel:116123"');
    expect(help.html).toMatch(/class="govuk-back-link" href="\/h\/50\?c=GB&amp;l=en"/);
    const back = await person.follow(await person.get('/h/50?c=GB&l=en'));
    expect(back.html).toContain('Half a sent</textarea>');
    expect(back.html).toContain('href="tel:999"');
  });

  it('goes to the numbers from the first page without beginning a draft', async () => {
    const person = visitor();
    await person.get('/h/1?c=GB');
    expect((await person.post('/h/1', { go: 'help', c: 'GB', l: 'en' })).location).toBe('/help/1?c=GB');
    expect(person.cookies.size).toBe(0);
    expect((await person.get('/help/999')).status).toBe(404);
  });

  it('takes a country on the first page without going on, and without a draft', async () => {
    const person = visitor();
    await person.get('/h/1');
    expect((await person.post('/h/1', { go: 'country', c: 'GB', l: 'en' })).location).toBe('/h/1?c=GB&l=en');
    expect(person.cookies.size).toBe(0);
  });

  it('keeps the answers with "Keep my answers", and stays on the page', async () => {
    const person = await threatened();
    const page = await person.get('/h/50');
    expect(page.html).toMatch(/data-after="(?:49|50)"/);
    expect(page.html).toMatch(/form="f" name="go" value="keep">Keep my answers</);
    expect((await person.post('/h/50', { go: 'keep', more: 'Not yet done' })).location).toBe('/h/50');
    expect((await person.get('/h/50')).html).toContain('Not yet done</textarea>');
  });

  it('sends nothing early where something filled the field that nobody sees, but on one more press', async () => {
    const person = await threatened();
    await person.get('/h/50');
    const check = await person.follow(await person.post('/h/50', { go: 'send', more: 'My words' }));
    expect([check.path, check.html.includes('name="comment"')]).toEqual(['/h/check', true]);
    const asked = await person.post('/h/send', { comment: 'Great site' });
    expect([asked.status, asked.html.includes('Please press the button once more.')]).toEqual([422, true]);
    expect(asked.html).not.toContain('name="comment"');
    const sent = await person.follow(await person.post('/h/send'));
    expect(codeIn(sent)).toMatch(DIGITS);
  });

  it('begins anew with the words of a draft that is gone, also where something filled that field', async () => {
    const person = await threatened();
    await person.get('/h/50');
    await desk.installation.database.query('DELETE FROM drafts');
    const lost = await person.post('/h/50', { go: 'send', more: 'My words', comment: 'Great site' });
    expect([lost.status, lost.html.includes('name="comment"')]).toEqual([410, false]);
    const asked = await person.post('/h/50', { again: '1', more: 'My words', comment: 'Great site' });
    expect([asked.status, asked.html.includes('name="again"')]).toEqual([422, true]);
    expect((await person.post('/h/50', { again: '1', more: 'My words' })).location).toBe('/h/1');
  });

  it('lets somebody take back what was pressed by mistake on the page about safety', async () => {
    const person = visitor();
    await person.get('/h/1');
    expect((await person.post('/h/1', { go: 'next', safety: 'danger' })).location).toBe('/h/3');
    const page = await person.get('/h/1');
    expect(page.html).toContain('I do not want to say');
    expect((await person.post('/h/1', { go: 'next', safety: 'skip' })).location).toBe('/h/7');
  });

  it('keeps what was ticked on the first page when the language is changed there', async () => {
    const person = visitor();
    await person.get('/h/1');
    const changed = await person.post('/h/1', { go: 'lang-hi', c: 'IN', l: 'en', safety: 'watched' });
    expect(changed.location).toBe('/h/1');
    expect((await person.get('/h/1')).html).toMatch(/<html lang="hi"[^]*value="watched" checked/);
  });

  it('asks once more for the first page of before this report, where something was ticked on it', async () => {
    const person = await threatened();
    const asked = await person.post('/h/1', { t: '', go: 'next', safety: 'danger' });
    expect([asked.status, asked.html.includes('value="danger" checked')]).toEqual([403, true]);
    expect((await person.get('/h/1')).html).toContain('value="safe" checked');
    expect((await person.post('/h/1', { t: '', go: 'next' })).location).toBe('/h/7');
  });

  it('sends nothing from the page on what stays private, nor from that of advice', async () => {
    const person = await threatened();
    expect((await person.get('/h/13')).html).not.toContain('value="send"');
    const advice = await person.step('/h/13', { way: 'advice' });
    expect(advice.html).toContain('Go on with a report');
    expect(advice.html).not.toContain('value="send"');
    expect((await person.post('/h/14', { go: 'send' })).location).toBe('/h/check');
  });

  it('says on the first page of all how to go on with a report while it is there, and not after', async () => {
    const person = await threatened();
    expect((await visitor().get('/')).html).not.toContain('Go on with your report');
    const link = /href="([^"]+)">Go on with your report</;
    const places = ['/h/13', '/h/21', '/h/50'];
    for (const place of places) {
      expect(link.exec((await person.get('/')).html)?.[1]).toBe(place);
      await person.step(place);
    }
    await person.step('/h/50', { go: 'send' });
    await person.post('/h/send');
    expect((await person.get('/')).html).not.toContain('Go on with your report');
  });

  it('lets a report that was begun with the pages of before go on', async () => {
    const person = visitor();
    await person.step('/h/1');
    expect((await person.get('/h/5?r=1')).location).toBe('/h/7?r=1');
    expect((await person.post('/h/5', { go: 'next', about: 'other' })).location).toBe('/h/7');
    expect((await person.post('/h/7', { go: 'next', happening: 'threatened' })).location).toBe('/h/13');
    expect((await person.post('/h/8', { go: 'next', age: '13_15' })).location).toBe('/h/7');
    const page = await person.get('/h/7');
    for (const value of ['other', 'threatened', '13_15'])
      expect(page.html).toContain(`value="${value}" checked`);
  });
});

describe('the page of the code', () => {
  it('takes another country from its chooser', async () => {
    const person = await sent();
    const page = await person.get('/h/code?c=GB&l=en');
    expect(page.html).toContain('href="tel:999"');
    expect(codeIn(page)).toMatch(DIGITS);
    expect(page.html).toContain('action="/h/finish?c=GB"');
    expect((await person.post('/h/finish?c=GB')).location).toBe('/done?c=GB');
  });

  it('says nothing of a report to who comes back to it when its time is over', async () => {
    const person = await sent();
    person.cookies.clear();
    const answer = await person.get('/h/code');
    expect(answer.status).toBe(410);
    expect(answer.html).toContain('This page was closed to keep you safe');
    expect(/<main[\s\S]*<\/main>/.exec(answer.html)?.[0]).not.toMatch(/report|code/i);
  });

  it('is where the links of an error page lead that answered its form or the one before', async () => {
    const person = await sent();
    const check = await person.get('/h/send?c=GB&l=en');
    expect(check.location).toBe('/h/check?c=GB&l=en');
    expect((await person.get('/h/finish?c=GB&l=en')).location).toBe('/h/code?c=GB&l=en');
  });
});
