import { readdir } from 'node:fs/promises';
import { ConsoleClient } from '../support/console-client.js';
import { DatabaseRoad } from '../support/database-road.js';
import { runWeb, runWorker, startHelpdesk, type Helpdesk, type RunningWeb } from '../support/helpdesk.js';
import { captureLog, eventually } from '../support/index.js';
import { Reporter, type Answers } from '../support/reporter.js';
import { CHILD_THREATENED } from '../support/reports.js';

const KNOWN: Answers = { happening: 'threatened', age: '13_15' };
const ANYTHING_ELSE = '/h/50';
const WORDS = 'Two lines,\nwith "quotes" & <signs>, यह भी.';
const STILL_HERE = 'What you wrote is still here.';

let helpdesk: Helpdesk;
beforeAll(async () => {
  helpdesk = await startHelpdesk({ worker: false });
});
afterAll(() => helpdesk.stop());

const forget = (table: 'drafts' | 'reporter_sessions') =>
  helpdesk.installation.database.query(`DELETE FROM ${table}`);

describe('when the time of a draft is over', () => {
  it('keeps the words of the page just sent, and starts again with them', async () => {
    const asha = await new Reporter(helpdesk.site).walkTo(ANYTHING_ELSE, KNOWN);
    await forget('drafts');
    await asha.press('Continue', { more: WORDS });
    expect(asha.page.status).toBe(410);
    expect(asha.text).toContain('This page was closed to keep you safe');
    expect(asha.valueOf('more')).toBe(WORDS);

    await asha.press('Start again with it');
    expect(asha.page.path).toBe('/h/1');
    while (asha.page.path !== ANYTHING_ELSE) await asha.press('Continue', KNOWN);
    expect(asha.valueOf('more')).toBe(WORDS);
  });

  it.each([
    ['too long', 'x'.repeat(5_001), 'This is 1 letter too long.'],
    [
      'like a file',
      `data:image/png;base64,${'iVBORw0KGgo'.repeat(20)}`,
      'This looks like a picture or a file.',
    ],
  ])(
    'shows again words that are %s, to be mended, before it starts with them',
    async (_what, typed, said) => {
      const asha = await new Reporter(helpdesk.site).walkTo(ANYTHING_ELSE, KNOWN);
      await forget('drafts');
      await asha.press('Continue', { more: typed });
      await asha.press('Start again with it');
      expect([asha.page.status, asha.page.path]).toEqual([422, ANYTHING_ELSE]);
      expect(asha.text).toContain(said);
      expect(asha.valueOf('more')).toBe(typed);

      await asha.press('Continue', { more: WORDS });
      expect(asha.page.path).toBe('/h/1');
      while (asha.page.path !== ANYTHING_ELSE) await asha.press('Continue', KNOWN);
      expect(asha.valueOf('more')).toBe(WORDS);
    },
  );

  it('shows again a list that is too long, on a page that the new draft does not lead to yet', async () => {
    const asha = await new Reporter(helpdesk.site).walkTo('/h/25', KNOWN);
    await forget('drafts');
    const handles = Array.from({ length: 21 }, (_one, at) => `name${at}`).join('\n');
    await asha.press('Continue', { handles });
    await asha.press('Start again with it');
    expect(asha.page.status).toBe(422);
    expect(asha.text).toContain('These are too many lines.');
    expect(asha.valueOf('handles')).toBe(handles);
    expect(asha.page.body).toContain('<title>Error: Step 1 ');
  });

  it('promises no words where none were typed', async () => {
    const asha = await new Reporter(helpdesk.site).walkTo(ANYTHING_ELSE, KNOWN);
    await forget('drafts');
    await asha.press('Continue');
    expect(asha.page.status).toBe(410);
    expect(asha.text).not.toContain('still here');
    expect(asha.text).toContain('Go to the start');
  });

  it('says so on every page of the form, and shows nobody an answer', async () => {
    const asha = await new Reporter(helpdesk.site).walkToCheck({ ...KNOWN, more: WORDS });
    await forget('drafts');
    for (const path of ['/h/7', ANYTHING_ELSE, '/h/check', '/h/code']) {
      await asha.open(path);
      expect(asha.page.status).toBe(410);
      expect(asha.text).toContain('This page was closed to keep you safe');
      expect(asha.page.body).not.toContain('Two lines');
    }
  });

  it('sends nothing from the page with all answers', async () => {
    const asha = await new Reporter(helpdesk.site).walkToCheck(KNOWN);
    await forget('drafts');
    const before = await helpdesk.installation.database.query('SELECT id FROM cases');
    await asha.press('Send my report');
    expect(asha.page.status).toBe(410);
    expect(await helpdesk.installation.database.query('SELECT id FROM cases')).toEqual(before);
  });
});

describe('when a reporter was away for too long', () => {
  it('asks for the code again and keeps the message to be copied', async () => {
    const asha = new Reporter(helpdesk.site);
    const code = await asha.fileReport(CHILD_THREATENED);
    await asha.enter(code);
    await forget('reporter_sessions');
    await asha.press('Send', { message: WORDS });
    expect(asha.page.status).toBe(401);
    expect(asha.text).toContain('What you wrote did not reach us');
    expect(asha.text).toContain('What you wrote is still here.');
    expect(asha.text).toContain('with "quotes" & <signs>, यह भी.');

    await asha.enter(code);
    await asha.press('Send', { message: WORDS });
    expect(asha.text).toContain('Your message is sent.');
  });

  it.each([
    ['in Hindi', 'क'],
    ['of signs that take most room', '🛟'],
  ])('takes a message as long as the page says, %s', async (_what, letter) => {
    const asha = new Reporter(helpdesk.site);
    await asha.enter(await asha.fileReport(CHILD_THREATENED));
    const most = Number(/Up to ([\d,]+) letters/.exec(asha.text)?.[1]?.replace(',', ''));
    await asha.press('Send', { message: letter.repeat(most + 1) });
    expect(asha.page.status).toBe(422);
    expect(asha.valueOf('message')).toHaveLength(letter.length * (most + 1));
    await asha.press('Send', { message: letter.repeat(most) });
    expect(asha.text).toContain('Your message is sent.');
    expect(asha.text).toContain(letter.repeat(most));
  });
});

describe('while the database is away', () => {
  let road: DatabaseRoad;
  let web: RunningWeb;

  beforeAll(async () => {
    road = await DatabaseRoad.to(helpdesk.installation.database.url);
    web = await runWeb(helpdesk.installation, { DATABASE_URL: road.url });
  });
  afterAll(async () => {
    await web.stop();
    await road.close();
  });
  /** The pool has to find out that the way is open again. */
  const isBack = () =>
    eventually('the web process is ready', async () => (await fetch(`${web.site}/health/ready`)).ok);

  async function away(work: () => Promise<void>): Promise<void> {
    await road.close();
    try {
      await work();
    } finally {
      await road.reopen();
      await isBack();
    }
  }

  it('a step is answered with 503 and its words, and the same post works once it is back', async () => {
    const asha = await new Reporter(web.site).walkTo(ANYTHING_ELSE, KNOWN);
    await away(async () => {
      await asha.press('Continue', { more: WORDS });
      for (let tries = 0; tries < 2; tries += 1) {
        expect(asha.page.status).toBe(503);
        expect(asha.page.headers['retry-after']).toBe('5');
        expect(asha.text).toContain(STILL_HERE);
        expect(asha.valueOf('more')).toBe(WORDS);
        await asha.press('Try again');
      }
    });
    await asha.press('Try again');
    expect([asha.page.status, asha.page.path]).toEqual([200, '/h/20']);
    expect((await asha.open(ANYTHING_ELSE)).valueOf('more')).toBe(WORDS);
  });

  it('Exit gets away at once from a database that hangs, and the browser forgets', async () => {
    const asha = await new Reporter(web.site).walkTo(ANYTHING_ELSE, KNOWN);
    road.hold();
    try {
      // Answers while nothing gets through: it does not wait for what it deletes.
      await asha.open('/exit');
      expect(asha.page.status).toBe(303);
      expect(asha.page.headers['clear-site-data']).toBe('"cookies", "storage"');
      expect(asha.visitor.cookieHeader).toBe('');
    } finally {
      road.release();
      await isBack();
    }
  });

  it('a report is sent by pressing again, once', async () => {
    const asha = await new Reporter(web.site).walkToCheck(CHILD_THREATENED);
    const before = (await helpdesk.installation.database.query('SELECT id FROM cases')).length;
    await away(async () => {
      await asha.press('Send my report');
      expect(asha.page.status).toBe(503);
    });
    await asha.press('Try again');
    expect(asha.code).toMatch(/^\d{20}$/);
    expect(await helpdesk.installation.database.query('SELECT id FROM cases')).toHaveLength(before + 1);
  });

  it('a message stays in the page, and is added once', async () => {
    const asha = new Reporter(web.site);
    await asha.enter(await asha.fileReport(CHILD_THREATENED));
    await away(async () => {
      await asha.press('Send', { message: WORDS });
      expect(asha.page.status).toBe(503);
      expect(asha.valueOf('message')).toBe(WORDS);
    });
    await asha.press('Try again');
    expect(asha.text).toContain('Your message is sent.');
    expect(asha.page.body.split('with &quot;quotes')).toHaveLength(2);
  });

  it('a mistyped code is still told apart; a right one waits in its field', async () => {
    const asha = new Reporter(web.site);
    const code = await asha.fileReport(CHILD_THREATENED);
    await away(async () => {
      await asha.enter(code.replace(/.$/, (digit) => String((Number(digit) + 1) % 10)));
      expect(asha.page.status).toBe(422);
      expect(asha.text).toContain('There is a small mistake in the code.');
      await asha.press('Open', { code });
      expect(asha.page.status).toBe(503);
      expect(asha.valueOf('code')).toBe(code);
    });
    await asha.press('Try again');
    expect(asha.text).toContain('We have your report.');
  });

  it('help and Exit still work', async () => {
    const asha = await new Reporter(web.site).walkTo(ANYTHING_ELSE, KNOWN);
    await away(async () => {
      expect((await new Reporter(web.site).open('/help')).text).toContain('Numbers to call');
      await asha.open('/exit');
      expect(asha.page.status).toBe(303);
      expect(asha.visitor.cookieHeader).toBe('');
    });
  });

  it('the console says so with a code, and the session goes on afterwards', async () => {
    const counsellor = await ConsoleClient.signIn(web.console, helpdesk.installation.counsellors[0]);
    await away(async () => {
      const answer = await counsellor.ask('GET', '/api/cases');
      expect(answer).toMatchObject({
        status: 503,
        type: 'application/problem+json',
        body: { code: 'UNAVAILABLE' },
      });
    });
    expect(await counsellor.queue()).not.toEqual([]);
  });
});

describe('while the disk of the database is full', () => {
  const FULL = ['drafts', 'cases', 'entries', 'outbox', 'notifications'];
  const { logger, lines } = captureLog();
  const worked = captureLog();
  let full: Helpdesk;

  beforeAll(async () => {
    full = await startHelpdesk({ logger, worker: false });
    // What the server says then, whatever is written: 53100.
    await full.installation.database.query(`
      CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE 'could not extend file' USING ERRCODE = 'disk_full'; END $$`);
  });
  afterAll(() => full.stop());

  async function fill(work: () => Promise<void>): Promise<void> {
    const { query } = full.installation.database;
    for (const table of FULL)
      await query(`CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE OR DELETE ON ${table}
                   FOR EACH STATEMENT EXECUTE FUNCTION disk_full()`);
    try {
      await work();
    } finally {
      for (const table of FULL) await query(`DROP TRIGGER full_disk ON ${table}`);
    }
  }

  it('a step and a report are refused with 503 and all words, and taken by pressing again once there is room', async () => {
    const asha = await new Reporter(full.site).walkTo(ANYTHING_ELSE, KNOWN);
    await fill(async () => {
      await asha.press('Continue', { more: WORDS });
      await asha.press('Try again');
      expect([asha.page.status, asha.page.headers['retry-after']]).toEqual([503, '5']);
      expect(asha.text).toContain(STILL_HERE);
      expect(asha.valueOf('more')).toBe(WORDS);
    });
    await asha.press('Try again');
    while (asha.page.path !== '/h/check') await asha.press('Continue', KNOWN);
    await fill(async () => {
      await asha.press('Send my report');
      expect(asha.page.status).toBe(503);
    });
    await asha.press('Try again');
    expect(asha.code).toMatch(/^\d{20}$/);
    expect(await full.installation.database.query('SELECT 1 FROM cases')).toHaveLength(1);
  });

  it('the log says so, once, and by the code that tells a full disk', () => {
    const said = lines.filter(({ msg }) => msg === 'http.database_unavailable');
    expect(said).toMatchObject([{ code: 'DATABASE_UNAVAILABLE', sqlState: '53100', level: 50 }]);
  });

  it('the worker says so as well, gives no job up, and sends the mail once there is room', async () => {
    const { database, variables } = full.installation;
    const waiting = () => database.query<{ state: string }>('SELECT state FROM outbox');
    // Of cases: the head of the audit log has another name.
    const mails = async () =>
      (await readdir(variables['MAIL_FOLDER'] ?? '').catch(() => [])).filter((name) =>
        /^[0-9a-f-]{36}@/.test(name),
      );
    let worker: Awaited<ReturnType<typeof runWorker>> | undefined;
    await fill(async () => {
      worker = await runWorker(full.installation, {}, worked.logger);
      await eventually('it says so', () => worked.lines.some(({ sqlState }) => sqlState === '53100'));
      expect((await waiting()).map(({ state }) => state)).not.toContain('failed');
      expect(await mails()).toEqual([]);
    });
    try {
      await eventually('an empty outbox', async () => (await waiting()).length === 0);
      expect(await mails()).toHaveLength(3);
    } finally {
      await worker?.close();
    }
  });
});
