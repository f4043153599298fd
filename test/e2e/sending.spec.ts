import { Agent } from 'node:http';
import type { ReportDocumentDto } from '../../src/modules/case-page/dto/report-document.dto.js';
import { ConsoleClient } from '../support/console-client.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { eventually, ofCases, startMailServer, type MailServer } from '../support/index.js';
import { Reporter } from '../support/reporter.js';
import { ACCOUNT_TAKEN, ADULT_SHARED, CHILD_THREATENED, FOUND, TYPED } from '../support/reports.js';

const SEND = 'Send my report';
const FINISH = 'Finish and leave';
/** Where "Send what I have now" is offered first. */
const STORY = '/h/50';

describe('sending a report', () => {
  let helpdesk: Helpdesk;
  let counsellor: ConsoleClient;

  beforeAll(async () => {
    helpdesk = await startHelpdesk({ worker: false });
    counsellor = await ConsoleClient.of(helpdesk, helpdesk.installation.counsellors[0]);
  });
  afterAll(() => helpdesk.stop());

  const reporter = (cookie?: string) => new Reporter(helpdesk.site, cookie === undefined ? {} : { cookie });
  const count = async (table: 'cases' | 'drafts' | 'reporter_sessions') => {
    const [row] = await helpdesk.installation.database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${table}`,
    );
    return row?.n ?? 0;
  };
  const report = (id: string) => counsellor.get<ReportDocumentDto>(`/api/cases/${id}/report`);

  describe('twice', () => {
    it('one after the other gives one case and the same code', async () => {
      const asha = await reporter().walkToCheck(CHILD_THREATENED);
      const { path, fields } = asha.fieldsFor(SEND);
      const before = await count('cases');
      const code = (await asha.press(SEND)).code;
      asha.page = await asha.visitor.post(path, fields);
      expect(asha.code).toBe(code);
      expect(await count('cases')).toBe(before + 1);
    });

    it('five times at once gives one case and the same code', async () => {
      const asha = await reporter().walkToCheck(CHILD_THREATENED);
      const { path, fields } = asha.fieldsFor(SEND);
      const { row, result: pages } = await counsellor.newCase(() =>
        Promise.all(Array.from({ length: 5 }, () => asha.visitor.post(path, fields))),
      );
      expect(pages.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
      const codes = pages.map((page) => {
        asha.page = page;
        return asha.code;
      });
      expect(new Set(codes).size).toBe(1);
      expect((await report(row.id)).answers.find(({ id }) => id === 'more')?.text).toBe(TYPED.more);

      const back = await reporter().enter(codes[0] ?? '');
      expect(back.text).toContain('We have your report.');
    });

    it('a step posted again changes nothing and shows the same next page', async () => {
      const asha = await reporter().walkTo('/h/50', CHILD_THREATENED);
      const { path, fields } = asha.fieldsFor('Continue', CHILD_THREATENED);
      const pages = await Promise.all([asha.visitor.post(path, fields), asha.visitor.post(path, fields)]);
      expect(pages.map((page) => [page.status, page.path])).toEqual([
        [200, '/h/20'],
        [200, '/h/20'],
      ]);
      await asha.open('/h/check');
      expect(asha.text.split(TYPED.more)).toHaveLength(2);
    });
  });

  describe('before the end of the form', () => {
    it('"Send what I have now" on the first page that offers it gives a code and a case marked as partial', async () => {
      const asha = reporter();
      const { row } = await counsellor.newCase(async () => {
        await asha.walkTo(STORY, { happening: 'threatened', age: 'under_13' });
        await asha.sendNow();
      });
      expect(asha.code).toHaveLength(20);
      expect(row).toMatchObject({ kind: 'threatened', ageBand: 'under_13', urgency: 1 });
      expect(row.card?.marks).toContain('partial');
      expect(await report(row.id)).toMatchObject({ partial: true });
    });

    it('nothing can be sent before what happened was said', async () => {
      const asha = await reporter().walkTo('/h/7');
      const before = await count('cases');
      await asha.press('Continue');
      expect(asha.page.status).toBe(422);
      expect(asha.text).toContain('Something needs another look');
      await asha.open('/h/check');
      expect(asha.page.path).toBe('/h/7');
      expect(await count('cases')).toBe(before);
    });
  });

  it.each([
    ['B, pictures shared', ADULT_SHARED, { kind: 'shared', urgency: 3, playbook: 'pictures_shared' }],
    ['C, found', FOUND, { kind: 'found', urgency: 3, playbook: 'finder' }],
    ['D, account taken', ACCOUNT_TAKEN, { kind: 'other', urgency: 3, playbook: 'account_taken' }],
    [
      'D, a child pressed to meet',
      { ...ACCOUNT_TAKEN, age: '13_15', otherKind: 'pressure_on_child', meeting: 'planned' },
      { kind: 'other', urgency: 1, playbook: 'grooming' },
    ],
  ])('kind %s ends with a code and in the right place of the queue', async (_kind, answers, expected) => {
    const { row, result } = await counsellor.newCase(() => reporter().fileReport(answers));
    expect(result).toMatch(/^\d{20}$/);
    expect(row).toMatchObject({ ...expected, status: 'new' });
    expect((await report(row.id)).partial).toBe(false);
  });

  describe('afterwards', () => {
    it('shows the code again until Finish, and to nobody after it', async () => {
      const asha = reporter();
      const code = await asha.fileReport(CHILD_THREATENED);
      const cookie = asha.visitor.cookieHeader;
      for (const path of ['/h/code', '/h/code', '/h/1', '/h/check'])
        expect((await asha.open(path)).code).toBe(code);
      expect(asha.page.body).not.toContain(TYPED.more);

      await asha.press(FINISH);
      expect(asha.page.path).toBe('/done');
      expect(asha.visitor.cookieHeader).toBe('');
      for (const browser of [asha, reporter(cookie)]) {
        await browser.open('/h/code');
        expect(browser.page.status).toBe(410);
        expect(browser.page.body).not.toMatch(/\d{4} \d{4}/);
      }
    });

    it('/exit leaves nothing of an unsent draft, and Back shows no answer', async () => {
      const asha = await reporter().walkTo('/h/51', CHILD_THREATENED);
      const cookie = asha.visitor.cookieHeader;
      await asha.open('/h/50');
      expect(asha.page.body).toContain(TYPED.more);
      expect(asha.page.headers['cache-control']).toBe('no-store');
      const before = await count('drafts');

      await asha.follow('Exit this page');
      expect(asha.page.status).toBe(303);
      expect(asha.page.headers.location).toBe('https://mausam.imd.gov.in/');
      expect(asha.page.headers['clear-site-data']).toBe('"cookies", "storage"');
      expect(asha.page.headers['cache-control']).toBe('no-store');
      expect(asha.visitor.cookieHeader).toBe('');
      expect(await count('drafts')).toBe(before - 1);
      for (const browser of [asha, reporter(cookie)]) {
        for (const path of ['/h/50', '/h/check', '/h/code']) {
          await browser.open(path);
          expect(browser.page.status).toBe(410);
          expect(browser.page.body).not.toContain(TYPED.more);
        }
      }
    });

    it('/exit ends the code page and a reporter’s session for good', async () => {
      const asha = reporter();
      const code = await asha.fileReport(CHILD_THREATENED);
      await asha.enter(code);
      expect(asha.page.headers['cache-control']).toBe('no-store');
      const cookie = asha.visitor.cookieHeader;
      expect(cookie.split(';')).toHaveLength(2);
      const before = await count('reporter_sessions');

      await asha.open('/exit');
      expect(await count('reporter_sessions')).toBe(before - 1);
      for (const browser of [asha, reporter(cookie)]) {
        expect((await browser.open('/r')).page.status).toBe(401);
        expect(browser.text).toContain('This page was closed to keep you safe');
        expect((await browser.open('/h/code')).page.status).toBe(410);
      }
    });
  });
});

describe('200 people sending in the same moment', () => {
  const PEOPLE = 200;
  let helpdesk: Helpdesk;
  let mail: MailServer;
  const agent = new Agent({ keepAlive: true });

  beforeAll(async () => {
    mail = await startMailServer();
    helpdesk = await startHelpdesk({ variables: { SMTP_URL: mail.url } });
  });
  afterAll(async () => {
    agent.destroy();
    await helpdesk.stop();
    await mail.stop();
  });

  it('all get a code of their own; each case is triaged once and mailed once to each person of the desk', async () => {
    const people = Array.from({ length: PEOPLE }, () => new Reporter(helpdesk.site, { agent }));
    for (let at = 0; at < PEOPLE; at += 20) {
      const batch = people.slice(at, at + 20);
      await Promise.all(batch.map((one) => one.walkTo(STORY, { happening: 'shared' })));
    }
    await Promise.all(people.map((one) => one.sendNow()));
    expect(new Set(people.map(({ code }) => code)).size).toBe(PEOPLE);

    const { database } = helpdesk.installation;
    const cases = await database.query<{ id: string; reference: string }>('SELECT id, reference FROM cases');
    expect(cases).toHaveLength(PEOPLE);
    await eventually(
      'all jobs done',
      async () => (await database.query('SELECT 1 FROM outbox')).length === 0,
    );
    const told = await database.query(
      `SELECT case_id, count(*)::int AS people, bool_and(state = 'sent') AS sent
         FROM notifications WHERE reason = 'case_received' GROUP BY case_id`,
    );
    expect(told).toHaveLength(PEOPLE);
    expect(new Set(told.map(({ people, sent }) => `${String(people)} ${String(sent)}`))).toEqual(
      new Set(['3 true']),
    );
    const mailed = ofCases(mail).map(({ to, subject }) => `${to.join()} ${subject}`);
    expect(mailed).toHaveLength(3 * PEOPLE);
    expect(new Set(mailed).size).toBe(3 * PEOPLE);
  });
});
