import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { Reporter } from '../support/reporter.js';
import { ReporterBehindProxy } from '../support/reporter-behind-proxy.js';
import { CHILD_THREATENED } from '../support/reports.js';

/** Words that would tell whoever reads a history, a network log or a screen what the site is about. */
const TOPICS =
  /abus|sex|nude|naked|intimate|explicit|picture|photo|image|child|minor|victim|threat|blackmail|extort|grooming|rape|porn|crime|police|harass|suicid|self-harm|danger|counsel|csam|ncii/i;

let desk: Helpdesk;
beforeAll(async () => {
  desk = await startHelpdesk({ worker: false, variables: { TRUST_PROXY: '1' } });
});
afterAll(() => desk.stop());

const titleOf = (html: string): string => /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '(none)';

it('every page of a report has a title, a path and an icon that tell no topic', async () => {
  const asha = new Reporter(desk.site);
  const seen: { path: string; title: string; icon: boolean }[] = [];
  const note = () => {
    const { path, body } = asha.page;
    seen.push({ path, title: titleOf(body), icon: body.includes('<link rel="icon" href="data:,"') });
  };
  for (const path of ['/', '/help', '/c', '/done', '/h/7', '/h/check', '/r', '/nowhere', '/help/50']) {
    await asha.open(path);
    note();
  }
  await (await asha.open('/')).follow('Report to us');
  for (let pages = 0; asha.page.path !== '/h/check' && pages < 40; pages += 1) {
    note();
    await asha.press(asha.form.buttons[0]?.text ?? 'Continue', CHILD_THREATENED);
  }
  note();
  await asha.press('Send my report');
  note();
  await asha.enter(asha.code);
  note();
  expect(seen.length).toBeGreaterThan(20);
  expect(seen.filter(({ path, title, icon }) => TOPICS.test(path) || TOPICS.test(title) || !icon)).toEqual(
    [],
  );
});

it('no page before the first answer sets a cookie or tells one visitor from another', async () => {
  const pages = [
    '/',
    '/help',
    '/help/2',
    '/c',
    '/h/1',
    '/h/7',
    '/h/check',
    '/done',
    '/r',
    '/nowhere',
    '/health/live',
  ];
  for (const path of pages) {
    const answers = [];
    for (const address of ['192.0.2.1', '192.0.2.2']) {
      const fresh = new ReporterBehindProxy(desk.site, { 'x-forwarded-for': address });
      const { date: _date, ...headers } = (await fresh.visitor.send('GET', path)).headers;
      answers.push(headers);
    }
    expect(answers[0]).not.toHaveProperty('set-cookie');
    expect(answers[0]).toEqual(answers[1]);
  }
});

describe('a form in which something filled the field that nobody sees', () => {
  const filled = (fields: [string, string][]): [string, string][] =>
    fields.map(([name, value]) => [name, name === 'comment' ? 'Great site' : value]);
  const count = async (table: 'cases' | 'drafts') => {
    const rows = await desk.installation.database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${table}`,
    );
    return rows[0]?.n;
  };

  it('makes nothing, and a person gets on with one more press', async () => {
    const asha = await new Reporter(desk.site).open('/h/1');
    const drafts = await count('drafts');
    const first = asha.fieldsFor('Continue');
    expect(first.fields.map(([name]) => name)).toContain('comment');
    asha.page = await asha.visitor.post(first.path, filled(first.fields));
    expect([asha.page.status, asha.visitor.cookieHeader]).toEqual([422, '']);
    expect(asha.text).toContain('Please press the button once more.');
    expect(await count('drafts')).toBe(drafts);
    await asha.press('Continue');
    expect(asha.page.path).toBe('/h/7');
  });

  it('sends no report, and loses none', async () => {
    const asha = await new Reporter(desk.site).walkToCheck(CHILD_THREATENED);
    const cases = (await count('cases')) ?? 0;
    const { path, fields } = asha.fieldsFor('Send my report');
    asha.page = await asha.visitor.post(path, filled(fields));
    expect(asha.page.status).toBe(422);
    expect(await count('cases')).toBe(cases);
    const { code } = await asha.press('Send my report');
    expect(code).toMatch(/^\d{20}$/);
    expect(await count('cases')).toBe(cases + 1);

    const back = await new Reporter(desk.site).open('/c');
    const entered = back.fieldsFor('Open', { code });
    back.page = await back.visitor.post(entered.path, filled(entered.fields));
    expect([back.page.status, back.valueOf('code').replace(/\s/g, '')]).toEqual([422, code]);
    await back.press('Open');
    expect(back.text).toContain('We have your report.');
  });
});
