import type { Answer } from '../../scripts/lib/visitor.mjs';
import { unescape } from '../../scripts/lib/html-form.mjs';
import type { ReportDocumentDto } from '../../src/modules/case-page/dto/report-document.dto.js';
import { ConsoleClient } from '../support/console-client.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { Reporter, type Answers } from '../support/reporter.js';
import { CHILD_THREATENED, TYPED } from '../support/reports.js';

const FORM = 'application/x-www-form-urlencoded';
const SAME_ORIGIN = { 'content-type': FORM, 'sec-fetch-site': 'same-origin' };
const KNOWN: Answers = { happening: 'threatened', age: '13_15' };
const ANYTHING_ELSE = '/h/50';
const WORDS = 'My brother’s phone rang "all" night & nobody <spoke>.';
const SCRIPT = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>';
const IMAGE = `iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==`;

let helpdesk: Helpdesk;
let counsellor: ConsoleClient;

beforeAll(async () => {
  helpdesk = await startHelpdesk({ worker: false });
  counsellor = await ConsoleClient.of(helpdesk, helpdesk.installation.counsellors[0]);
});
afterAll(() => helpdesk.stop());

const reporter = () => new Reporter(helpdesk.site);
/** A whole page with words for a person: never a bare line, never a trace of the machine. */
function expectPage(page: Answer, status: number, ...words: string[]): void {
  expect(page.status).toBe(status);
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(page.headers['cache-control']).toBe('no-store');
  expect(page.body).toContain('Exit this page');
  for (const text of words) expect(unescape(page.body)).toContain(text);
  expect(page.body).not.toMatch(/node_modules|\.[jt]s:\d|SELECT /);
}

describe('a code that is nearly right', () => {
  let code: string;
  beforeAll(async () => {
    code = await reporter().fileReport(CHILD_THREATENED);
  });

  const oneDigitWrong = () => code.slice(0, 7) + ((Number(code[7]) + 1) % 10) + code.slice(8);
  const twoSwapped = () => {
    const at = [...code].findIndex((digit, index) => index > 0 && digit !== code[index - 1]);
    return code.slice(0, at - 1) + code[at] + code[at - 1] + code.slice(at + 1);
  };

  it.each([
    ['one digit wrong', oneDigitWrong, 'There is a small mistake in the code.'],
    ['two digits swapped', twoSwapped, 'There is a small mistake in the code.'],
    ['19 digits', () => code.slice(1), 'A code has 20 digits. Please count them.'],
    ['a letter in it', () => code.slice(0, 6) + 'X' + code.slice(7), 'A code has digits only.'],
    ['nothing at all', () => '  ', 'Type your code.'],
    ['no code of ours', () => '00000000000000000000', 'We do not know this code.'],
  ])('(%s) gets a clear message and stays in the field', async (_what, typed, message) => {
    const asha = await reporter().enter(typed());
    expectPage(asha.page, 422, message);
    expect(asha.page.body).toContain('<title>Error: ');
    expect(asha.valueOf('code')).toBe(typed());
  });
});

describe('a request that no form of ours makes', () => {
  const withDraft = async () => (await reporter().walkTo(ANYTHING_ELSE, KNOWN)).visitor;

  it('that is too large gets a page that says so', async () => {
    const asha = await reporter().walkTo(ANYTHING_ELSE, KNOWN);
    await asha.press('Send what I have now', { more: 'word '.repeat(14_000) });
    expectPage(
      asha.page,
      413,
      'That was too much at once, so we could not take it.',
      'Please press Back.',
      'write it again, but shorter. You can send us the rest later.',
    );
    expect((await asha.open('/h/7')).page.body).toMatch(/value="13_15" checked/);
    await asha.open(ANYTHING_ELSE);
    await asha.press('Continue', { more: WORDS });
    expect((await asha.open(ANYTHING_ELSE)).valueOf('more')).toBe(WORDS);
  });

  it('for a page of error is led to a page that is there', async () => {
    const asha = await reporter().walkToCheck(KNOWN);
    const page = await asha.visitor.send('POST', '/h/finish', { body: 't=other', headers: SAME_ORIGIN });
    expectPage(page, 403);
    const action = /<form class="country" method="get" action="([^"]+)"/.exec(page.body)?.[1] ?? '';
    expect((await asha.open(`${action}?c=GB&l=en`)).page.status).toBe(200);
  });

  it('with a NUL and other signs that nobody sees keeps the words', async () => {
    const asha = await reporter().walkTo(ANYTHING_ELSE, KNOWN);
    await asha.press('Continue', { more: 'My\0 own\u0007 words' });
    expect(asha.page.path).toBe('/h/20');
    expect((await asha.open(ANYTHING_ELSE)).valueOf('more')).toBe('My own words');

    const back = await reporter().enter(await reporter().fileReport(CHILD_THREATENED));
    await back.press('Send', { message: 'My\0 own words' });
    expect(back.text).toContain('My own words');
  });

  it.each([
    ['JSON', 'application/json', '{"more":"words"}'],
    ['plain text', 'text/plain', 'more=words'],
    ['no type at all', '', 'more=words'],
    [
      'a file',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="more"; filename="a.png"\r\n\r\nPNG\r\n--b--\r\n',
    ],
  ])('with %s is refused with a page', async (_what, type, body) => {
    const asha = await withDraft();
    const headers = { 'sec-fetch-site': 'same-origin', ...(type && { 'content-type': type }) };
    expectPage(await asha.send('POST', ANYTHING_ELSE, { body, headers }), 415, 'That did not work');
  });

  it.each([
    ['invalid UTF-8', Buffer.from([...Buffer.from('more='), 0xc3, 0x28])],
    ['invalid UTF-8, escaped', 'more=%ED%A0%80'],
    ['a broken escape', 'more=100%'],
    ['a field that no form has', '%3Cscript%3E=1'],
    ['more fields than any form', 'a=1&'.repeat(300)],
  ])('with %s is refused with a page, and the draft stays', async (_what, body) => {
    const asha = await withDraft();
    const page = await asha.send('POST', ANYTHING_ELSE, { body, headers: SAME_ORIGIN });
    expectPage(page, 400, 'That did not work');
    expect(page.body).not.toContain('<script>=');
    expect((await asha.get('/h/7')).body).toMatch(/value="13_15" checked/);
  });

  it.each(['cross-site', 'same-site'])('from another page (%s) changes nothing', async (site) => {
    const asha = await reporter().walkTo(ANYTHING_ELSE, KNOWN);
    const { path, fields } = asha.fieldsFor('Continue', { more: WORDS });
    const body = new URLSearchParams(fields).toString();
    const headers = { 'content-type': FORM, 'sec-fetch-site': site, origin: 'https://else.example' };
    expectPage(await asha.visitor.send('POST', path, { body, headers }), 403, 'That did not work');
    expect((await asha.open(ANYTHING_ELSE)).valueOf('more')).toBe('');
  });

  it('with a token of another browser saves nothing and keeps the words in their field', async () => {
    const stranger = await reporter().walkTo(ANYTHING_ELSE, KNOWN);
    const asha = await reporter().walkTo(ANYTHING_ELSE, KNOWN);
    const { path, fields } = stranger.fieldsFor('Continue', { more: WORDS });
    asha.page = await asha.visitor.post(path, fields);
    expectPage(asha.page, 403, 'Please press the button once more.');
    expect(asha.valueOf('more')).toBe(WORDS);
    await asha.press('Continue');
    expect((await asha.open(ANYTHING_ELSE)).valueOf('more')).toBe(WORDS);
  });

  it('for a page that is not there, or with another method, is answered in plain words', async () => {
    const asha = await withDraft();
    expectPage(await asha.get('/h/999'), 404, 'This page is not here.');
    expectPage(await asha.send('GET', '/h/%3Cscript%3Ealert(1)'), 404, 'This page is not here.');
    expectPage(await asha.send('PUT', '/h/50', { body: 'a=1', headers: SAME_ORIGIN }), 405);
  });
});

describe('words that look like something else', () => {
  const scripted: Answers = Object.fromEntries(
    [...Object.keys(TYPED), 'keepOut'].map((name) => [name, SCRIPT]),
  );

  it('are shown as the words they are, on every page and to the desk', async () => {
    const asha = reporter();
    // Nobody is named like that: the case waits for a coordinator.
    const lead = await ConsoleClient.of(helpdesk, helpdesk.installation.coordinator);
    const { row, result: code } = await lead.newCase(async () => {
      await asha.walkToCheck({ ...CHILD_THREATENED, ...scripted });
      expect(asha.page.body).not.toContain('<script>alert');
      expect(asha.text.split(SCRIPT)).toHaveLength(Object.keys(scripted).length + 1);
      const check = asha.page;
      for (const path of ['/h/25', '/h/26', '/h/50', '/h/51']) {
        await asha.open(path);
        expect(asha.page.body).not.toContain('<script>alert');
        expect(asha.page.body).not.toContain('<img');
      }
      asha.page = check;
      return (await asha.press('Send my report')).code;
    });
    const report = await lead.ask<ReportDocumentDto>('GET', `/api/cases/${row.id}/report`);
    expect(report.type).toBe('application/json');
    expect(report.body.keepOut).toBe(SCRIPT);
    expect(report.body.answers.filter(({ text }) => text === SCRIPT)).toHaveLength(5);

    const back = await reporter().enter(code);
    await back.press('Send', { message: SCRIPT });
    expect(back.text).toContain(SCRIPT);
    expect(back.page.body).not.toContain('<script>alert');
    await back.enter(SCRIPT);
    expect(back.valueOf('code')).toBe(SCRIPT);
    expect(back.page.body).not.toContain('<script>alert');
  });

  it.each([
    ['a data: URL', `Look: data:image/png;base64,${IMAGE}`],
    ['an image as base64', IMAGE.repeat(4)],
  ])('(%s) are refused with the words still in the field', async (_what, typed) => {
    const asha = await reporter().walkTo(ANYTHING_ELSE, KNOWN);
    await asha.press('Continue', { more: typed });
    expectPage(asha.page, 422, 'This looks like a picture or a file.');
    expect(asha.valueOf('more')).toBe(typed);

    const back = await reporter().enter(await reporter().fileReport(CHILD_THREATENED));
    await back.press('Send', { message: typed });
    expectPage(back.page, 422, 'This looks like a picture or a file.');
    expect(back.valueOf('message')).toBe(typed);
  });

  it.each([
    ['20 links as long as links get', `https://x.example/${'a'.repeat(2_000)}\n`.repeat(20).trim()],
    ['emoji', '🛟'.repeat(5_200)],
  ])('(%s) in a list are kept, with how much is too much', async (_what, typed) => {
    const asha = await reporter().walkTo('/h/31', { happening: 'shared' });
    await asha.press('Continue', { links: typed });
    expectPage(
      asha.page,
      422,
      `This is ${([...typed].length - 4_500).toLocaleString('en')} letters too long.`,
    );
    expect(asha.valueOf('links')).toBe(typed);
  });

  it('that are too long are kept, with how much is too much', async () => {
    const typed = `${'long '.repeat(1_100)}end`;
    const asha = await reporter().walkTo(ANYTHING_ELSE, KNOWN);
    await asha.press('Continue', { more: typed });
    expectPage(asha.page, 422, 'This is 503 letters too long.');
    expect(asha.valueOf('more')).toBe(typed);
  });
});

describe('a bad request to the console’s API', () => {
  const problem = 'application/problem+json';
  const random = '/api/cases/00000000-0000-4000-8000-000000000000';

  it.each([
    ['an unknown address', 'GET', '/api/nothing', undefined, 404, 'NOT_FOUND'],
    ['another method', 'DELETE', '/api/cases', undefined, 405, 'METHOD_NOT_ALLOWED'],
    ['a filter that is none', 'GET', '/api/cases?urgency=9', undefined, 400, 'INPUT_INVALID'],
    ['a cursor that is none', 'GET', '/api/cases?cursor=YWJj', undefined, 400, 'CURSOR_INVALID'],
    ['a field too many', 'POST', `${random}/assign`, { assigneeId: null, more: 1 }, 400, 'INPUT_INVALID'],
    ['an id that is none', 'POST', `${random}/notes`, { id: 'x', text: 'a' }, 400, 'INPUT_INVALID'],
    ['a list as its body', 'POST', `${random}/notes`, [], 400, 'INPUT_INVALID'],
    ['too large a body', 'POST', `${random}/notes`, { text: 'x'.repeat(70_000) }, 413, 'BODY_TOO_LARGE'],
  ])('(%s) is answered with a problem and its code', async (_what, method, path, body, status, code) => {
    const answer = await counsellor.ask(method, path, body);
    expect(answer).toMatchObject({ status, type: problem, body: { status, code } });
  });

  it.each([
    ['a form', { 'content-type': FORM }, 415, 'MEDIA_TYPE_UNSUPPORTED'],
    ['no token', { 'x-csrf-token': '' }, 403, 'CSRF_INVALID'],
    ['a token that is not its own', { 'x-csrf-token': 'A'.repeat(43) }, 403, 'CSRF_INVALID'],
    ['word of another site', { 'sec-fetch-site': 'cross-site' }, 403, 'CROSS_SITE'],
  ])('that changes something, with %s, is refused', async (_what, headers, status, code) => {
    const answer = await counsellor.ask('POST', `${random}/status`, { status: 'in_progress' }, headers);
    expect(answer).toMatchObject({ status, type: problem, body: { code } });
  });

  it('without a session asks to sign in, whatever is asked for', async () => {
    const nobody = new ConsoleClient(helpdesk.console);
    for (const path of ['/api/session', '/api/cases', random, '/api/audit', '/api/events']) {
      const answer = await nobody.ask('GET', path);
      expect(answer).toMatchObject({ status: 401, type: problem, body: { code: 'SESSION_REQUIRED' } });
    }
  });
});
