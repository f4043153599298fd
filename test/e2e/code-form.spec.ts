import { formsIn } from '../../scripts/lib/html-form.mjs';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { Reporter } from '../support/reporter.js';
import { CHILD_THREATENED } from '../support/reports.js';

let desk: Helpdesk;
let code: string;
beforeAll(async () => {
  desk = await startHelpdesk({ worker: false });
  code = await new Reporter(desk.site).fileReport(CHILD_THREATENED);
});
afterAll(() => desk.stop());

/** Posts a code as a browser does that says nothing of where a form comes from. */
const silent = (asha: Reporter, fields: [string, string][]) =>
  asha.visitor.send('POST', '/c', {
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
const fieldsIn = (html: string): [string, string][] =>
  (formsIn(html).find(({ action }) => action?.startsWith('/c'))?.controls ?? []).map(({ name, value }) => [
    name,
    value,
  ]);

it('a form that another site sends opens nothing, also in a browser that says nothing of where it comes from', async () => {
  const asha = new Reporter(desk.site);
  const answer = await silent(asha, [['code', code]]);
  expect(answer.status).toBe(403);
  expect(asha.visitor.cookies.has('r')).toBe(false);
  for (const origin of ['https://evil.example', 'null']) {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin };
    expect((await asha.visitor.send('POST', '/c', { body: `code=${code}`, headers })).status).toBe(403);
  }
  expect(asha.visitor.cookies.has('r')).toBe(false);
});

it('a person with such a browser presses once more, and loses nothing', async () => {
  const asha = new Reporter(desk.site);
  await asha.open('/c');
  const first = await silent(asha, [['code', code]]);
  expect(first.body).toContain('Please press the button once more.');
  const fields = fieldsIn(first.body);
  expect(fields).toContainEqual(['code', code]);
  expect(first.headers['set-cookie']).toEqual([
    expect.stringMatching(/^c=[\w-]{64}; Path=\/; HttpOnly; SameSite=Strict$/),
  ]);
  const second = await silent(asha, fields);
  expect([second.status, second.headers.location]).toEqual([303, '/r']);
});

it('the token holds in each tab, after Back and after a wrong code, and for nobody else', async () => {
  const asha = new Reporter(desk.site);
  const one = fieldsIn((await silent(asha, [['code', '1']])).body);
  const other = fieldsIn((await silent(asha, [['code', '2']])).body);
  const token = (fields: [string, string][]) => fields.find(([name]) => name === 't')?.[1] ?? '';
  expect(token(one)).toBe(token(other));
  const wrong = await silent(asha, [
    ['code', '1'],
    ['t', token(one)],
  ]);
  expect(wrong.status).toBe(422);
  expect(token(fieldsIn(wrong.body))).toBe(token(one));
  expect(
    (
      await silent(asha, [
        ['code', code],
        ['t', token(other)],
      ])
    ).status,
  ).toBe(303);
  expect(
    (
      await silent(asha, [
        ['code', code],
        ['t', token(one)],
      ])
    ).status,
  ).toBe(303);
  expect(
    (
      await silent(new Reporter(desk.site), [
        ['code', code],
        ['t', token(one)],
      ])
    ).status,
  ).toBe(403);
});

it('a page that is only read sets no cookie', async () => {
  const asha = await new Reporter(desk.site).open('/c');
  expect(asha.visitor.cookieHeader).toBe('');
});
