import { Client } from 'pg';
import type { ReportDocumentDto } from '../../src/modules/case-page/dto/report-document.dto.js';
import { DatabaseClock } from '../../src/platform/database/index.js';
import { DraftSweep } from '../../src/modules/reports/draft-sweep.js';
import { ConsoleClient } from '../support/console-client.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { eventually } from '../support/index.js';
import { Reporter, type Answers } from '../support/reporter.js';
import { CHILD_THREATENED } from '../support/reports.js';

const KNOWN: Answers = { happening: 'threatened', age: '13_15' };
const ANYTHING_ELSE = '/h/50';
const WORDS = 'He writes "every" night & day.';
const SEND = 'Send my report';

let helpdesk: Helpdesk;
let counsellor: ConsoleClient;
beforeAll(async () => {
  helpdesk = await startHelpdesk({ worker: false });
  counsellor = await ConsoleClient.of(helpdesk, helpdesk.installation.counsellors[0]);
});
afterAll(() => helpdesk.stop());

const reporter = () => new Reporter(helpdesk.site);
const query = <T extends object>(sql: string) => helpdesk.installation.database.query<T>(sql);
const count = async (table: string): Promise<number> =>
  (await query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n ?? 0;
const typedIn = async (caseId: string, id: string): Promise<string | null> => {
  const { answers } = await counsellor.get<ReportDocumentDto>(`/api/cases/${caseId}/report`);
  return answers.find((answer) => answer.id === id)?.text ?? null;
};

/** Somebody at the check page, whose answers another tab can still change. */
const atCheck = async () => reporter().walkToCheck({ ...KNOWN, more: 'First words.' });

/** A second tab of the same browser. */
async function tabOf(one: Reporter, path: string): Promise<Reporter> {
  const tab = new Reporter(helpdesk.site, { cookie: one.visitor.cookieHeader });
  return tab.open(path);
}

/**
 * Does the works while every draft is held by somebody else, each begun once the one before waits for its draft; then lets them
 * go on, in that order.
 */
async function inARow<T>(...works: (() => Promise<T>)[]): Promise<T[]> {
  const holder = new Client({ connectionString: helpdesk.installation.database.url });
  await holder.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM drafts FOR UPDATE');
    const running: Promise<T>[] = [];
    for (const work of works) {
      running.push(work());
      await eventually('it waits for its draft', async () => (await waiting()) >= running.length);
    }
    await holder.query('COMMIT');
    return await Promise.all(running);
  } finally {
    await holder.end();
  }
}

const waiting = async (): Promise<number> => {
  const [row] = await query<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return row?.n ?? 0;
};

describe('two pages of one draft at the same moment', () => {
  beforeEach(() => query('DELETE FROM drafts'));

  it('each keep what they say', async () => {
    const asha = await atCheck();
    const [story, place] = [await tabOf(asha, ANYTHING_ELSE), await tabOf(asha, '/h/51')];
    await inARow(
      () => story.press('Continue', { more: WORDS }),
      () => place.press('Continue', { state: 'Kerala' }),
    );
    expect((await asha.open(ANYTHING_ELSE)).valueOf('more')).toBe(WORDS);
    expect((await asha.open('/h/51')).valueOf('state')).toBe('Kerala');
  });

  it('the page with all answers takes nothing away from the one that is being saved', async () => {
    const asha = await atCheck();
    const story = await tabOf(asha, ANYTHING_ELSE);
    await inARow<unknown>(
      () => story.press('Continue', { more: WORDS }),
      () => asha.open('/h/check'),
    );
    expect((await asha.open(ANYTHING_ELSE)).valueOf('more')).toBe(WORDS);
  });

  it('what was saved before the report goes is in it, though it was not when sending began', async () => {
    const asha = await atCheck();
    const story = await tabOf(asha, ANYTHING_ELSE);
    const { row } = await counsellor.newCase(() =>
      inARow<unknown>(
        () => story.press('Continue', { more: WORDS }),
        () => asha.press(SEND),
      ),
    );
    expect(asha.code).toMatch(/^\d{20}$/);
    expect(await typedIn(row.id, 'more')).toBe(WORDS);
  });

  it('what came after the report went is offered back, and can be sent with the code', async () => {
    const asha = await atCheck();
    const story = await tabOf(asha, ANYTHING_ELSE);
    const { row } = await counsellor.newCase(() =>
      inARow<unknown>(
        () => asha.press(SEND),
        () => story.press('Continue', { more: WORDS }),
      ),
    );
    expect(await typedIn(row.id, 'more')).toBe('First words.');
    expect(story.page.status).toBe(409);
    expect(story.text).toContain('Your report is already sent');
    expect(story.text).toContain(WORDS);
    await story.follow('Show my code');
    expect(story.code).toBe(asha.code);
  });
});

describe('a page that comes after the report was sent', () => {
  it('with the words of the report shows the code again', async () => {
    const asha = await reporter().walkTo(ANYTHING_ELSE, KNOWN);
    const { path, fields } = asha.fieldsFor('Continue', { more: ` ${WORDS}\r\n` });
    asha.page = await asha.visitor.post(path, fields);
    const { code } = await (await asha.open(ANYTHING_ELSE)).sendNow();
    asha.page = await asha.visitor.post(path, fields);
    expect([asha.page.path, asha.code]).toEqual(['/h/code', code]);
  });

  it('with other words gives them back, and nothing else of the report', async () => {
    const asha = await reporter().walkTo(ANYTHING_ELSE, KNOWN);
    const late = await tabOf(asha, ANYTHING_ELSE);
    await asha.sendNow({ more: 'First words.' });
    await late.press('Continue', { more: WORDS });
    expect(late.page.status).toBe(409);
    expect(late.text).toContain(WORDS);
    expect(late.text).not.toContain('First words.');
  });
});

describe('the hour of a draft', () => {
  const minutesLeft = async (table: 'drafts' | 'reporter_sessions'): Promise<number> => {
    const [row] = await query<{ minutes: number }>(
      `SELECT (extract(epoch FROM max(expires_at) - now()) / 60)::float AS minutes FROM ${table}`,
    );
    return row?.minutes ?? 0;
  };
  const setMinutes = (table: 'drafts' | 'reporter_sessions', minutes: number) =>
    query(`UPDATE ${table} SET expires_at = now() + interval '${minutes} minutes'`);
  const warnsAfter = (one: Reporter): number => Number(/data-after="(\d+)"/.exec(one.page.body)?.[1]);

  beforeEach(async () => {
    await query('DELETE FROM drafts');
    await query('DELETE FROM reporter_sessions');
  });

  it('is over when its time has come: the page says so and keeps the words just typed', async () => {
    const asha = await reporter().walkTo(ANYTHING_ELSE, KNOWN);
    await setMinutes('drafts', -1);
    await asha.press('Continue', { more: WORDS });
    expect(asha.page.status).toBe(410);
    expect(asha.valueOf('more')).toBe(WORDS);
    expect((await asha.open('/h/7')).page.status).toBe(410);
  });

  it('begins anew with every page that is saved, also one that says nothing new', async () => {
    const asha = await reporter().walkTo(ANYTHING_ELSE, KNOWN);
    for (const more of [WORDS, WORDS]) {
      await setMinutes('drafts', 5);
      await asha.open(ANYTHING_ELSE);
      await asha.press('Continue', { more });
      expect(await minutesLeft('drafts')).toBeGreaterThan(59);
    }
  });

  it('is told from its end, not from when a page is shown again', async () => {
    const asha = await reporter().walkTo(ANYTHING_ELSE, KNOWN);
    expect(warnsAfter(asha)).toBeGreaterThanOrEqual(49);
    await setMinutes('drafts', 25.5);
    expect(warnsAfter(await asha.open(ANYTHING_ELSE))).toBe(15);
    await setMinutes('drafts', 4);
    expect(warnsAfter(await asha.open(ANYTHING_ELSE))).toBe(0);
    const { path, fields } = asha.fieldsFor('Continue', { more: WORDS });
    const kept = fields.map(([name, value]): [string, string] => [name, name === 'go' ? 'keep' : value]);
    asha.page = await asha.visitor.post(path, kept);
    expect(asha.page.path).toBe(ANYTHING_ELSE);
    expect(asha.valueOf('more')).toBe(WORDS);
    expect(warnsAfter(asha)).toBeGreaterThanOrEqual(49);
  });

  it('is the same in every web process, also in one that has not noticed yet that the clock of the database was set', async () => {
    const clock = helpdesk.app.get(DatabaseClock, { strict: false });
    /** What the process goes by until it asks the database again, ten seconds later at the latest. */
    const lagBehind = (hours: number): void => {
      const time = Date.now() + hours * 3_600_000;
      Reflect.set(clock, 'measured', { time, at: performance.now(), skewMs: 0 });
    };
    for (const hours of [2, -2]) {
      const asha = await reporter().walkTo('/h/7');
      const meena = reporter();
      const code = await meena.fileReport(CHILD_THREATENED);
      lagBehind(hours);
      expect((await asha.open('/h/7')).page.status).toBe(200);
      lagBehind(hours);
      const ravi = await reporter().walkTo('/h/7');
      lagBehind(hours);
      await meena.enter(code);
      clock.forget();
      expect((await meena.open('/r')).page.status).toBe(200);
      expect((await ravi.open('/h/7')).page.status).toBe(200);
      expect(await minutesLeft('drafts')).toBeLessThan(62);
    }
  });

  it('is swept once it is over, and no other draft is', async () => {
    const asha = await reporter().walkTo(ANYTHING_ELSE, KNOWN);
    await setMinutes('drafts', -1);
    await reporter().walkTo('/h/7');
    await helpdesk.app.get(DraftSweep, { strict: false }).run();
    expect(await count('drafts')).toBe(1);
    expect((await asha.open(ANYTHING_ELSE)).page.status).toBe(410);
  });

  it('goes before its time only where there are too many, and then that left alone longest', async () => {
    const early = await reporter().walkTo(ANYTHING_ELSE, KNOWN);
    await setMinutes('drafts', 20);
    const [asha, ravi] = [await reporter().walkTo('/h/7'), await reporter().walkTo('/h/7')];
    await helpdesk.app.get(DraftSweep, { strict: false }).run();
    expect(await count('drafts')).toBe(3);
    const [{ bytes = 0 } = {}] = await query<{ bytes: number }>(
      'SELECT sum(octet_length(sealed))::int AS bytes FROM drafts WHERE expires_at > now() + $$30 minutes$$',
    );
    await helpdesk.app.get(DraftSweep, { strict: false }).run(bytes);
    expect((await early.open(ANYTHING_ELSE)).page.status).toBe(410);
    for (const one of [asha, ravi]) expect((await one.open('/h/7')).page.status).toBe(200);
  });

  it('and the half hour of a reporter who came back end alike, and begin anew alike', async () => {
    const asha = reporter();
    await asha.enter(await asha.fileReport(CHILD_THREATENED));
    await setMinutes('reporter_sessions', 5);
    await asha.open('/r');
    expect(asha.page.status).toBe(200);
    expect(await minutesLeft('reporter_sessions')).toBeGreaterThan(29);
    await setMinutes('reporter_sessions', -1);
    await asha.press('Send', { message: WORDS });
    expect(asha.page.status).toBe(401);
    expect(asha.text).toContain(WORDS);
  });
});

describe('a report whose last write fails', () => {
  const TABLES = ['cases', 'receipts', 'grants', 'entries', 'identifiers', 'locations', 'clocks', 'outbox'];
  const counts = async (): Promise<number[]> => {
    const all: number[] = [];
    for (const table of TABLES) all.push(await count(table));
    return all;
  };

  it('leaves nothing behind, and is sent as if for the first time once that is mended', async () => {
    const asha = await reporter().walkToCheck(CHILD_THREATENED);
    const before = await counts();
    await query(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$`,
    );
    await query('CREATE TRIGGER refuse BEFORE INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION refuse()');
    await asha.press(SEND);
    expect(asha.page.status).toBe(500);
    expect(asha.page.body).not.toMatch(/\d{4} \d{4} \d{4}/);
    expect(await counts()).toEqual(before);

    const other = await tabOf(asha, '/h/50');
    expect(other.valueOf('more')).toBe(CHILD_THREATENED['more']);
    await query('DROP TRIGGER refuse ON outbox');
    await asha.press('Try again');
    expect(asha.code).toMatch(/^\d{20}$/);
    const after = await counts();
    expect(after.map((n, at) => n > (before[at] ?? 0))).toEqual(TABLES.map((table) => table !== 'locations'));
    expect((await reporter().enter(asha.code)).text).toContain('We have your report.');
  });
});
