import type { SetDutyDto, ShiftDto } from '../../src/modules/duty/dto/duty.dto.js';
import type { CaseDetailDto } from '../../src/modules/case-page/dto/case-page.dto.js';
import { ConsoleClient } from '../support/console-client.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { eventually, type Account } from '../support/index.js';
import { Reporter, type Answers } from '../support/reporter.js';
import { ACCOUNT_TAKEN, CHILD_THREATENED } from '../support/reports.js';

const DAY_MS = 24 * 60 * 60_000;
/** One day for the whole file, also when it runs over midnight. */
const TODAY = Date.now();
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const ALL_DAY = { from: '00:00', to: '00:00' };

let desk: Helpdesk;
let kiran: Account;
let meera: Account;
let lead: Account;
let client: ConsoleClient;
let counsellor: ConsoleClient;
let revision = 0;
/** When the desk was changed last: the worker looks at it once a second, and tells nobody that it did. */
let changedAt = 0;
const LOOKED_AT_MS = 1_100;

beforeAll(async () => {
  desk = await startHelpdesk({ variables: { FIRST_ANSWER_MINUTES: '15,60,60,60' } });
  [kiran, meera] = desk.installation.counsellors;
  lead = desk.installation.coordinator;
  client = await ConsoleClient.of(desk, lead);
  counsellor = await ConsoleClient.of(desk, kiran);
});
afterAll(() => desk.stop());

const query = <T extends object>(sql: string, params: unknown[] = []): Promise<T[]> =>
  desk.installation.database.query<T>(sql, params);
const nameOf = (id: string): string =>
  [kiran, meera, lead, desk.installation.administrator].find((one) => one.id === id)?.name ?? id;
const dayOf = (shift: number): string => new Date(TODAY + shift * DAY_MS).toISOString().slice(0, 10);
const always = (staffId: string, step: number): ShiftDto[] =>
  EVERY_DAY.map((weekday) => ({ weekday, ...ALL_DAY, staffId, step }));

async function setDuty(change: Partial<SetDutyDto>): Promise<void> {
  const plan = {
    zone: 'UTC',
    alwaysOpen: true,
    hours: [],
    holidays: [],
    shifts: [],
    restReason: 'on_call' as const,
    ...change,
  };
  await client.put(`/api/desks/${desk.installation.deskId}/duty`, { ...plan, revision });
  revision += 1;
  changedAt = performance.now();
}

/** Files a report; its case, and the page with its code as the reporter sees it. */
async function file(answers: Answers): Promise<{ id: string; reporter: Reporter; code: string }> {
  const since = performance.now() - changedAt;
  if (since < LOOKED_AT_MS) await new Promise((done) => setTimeout(done, LOOKED_AT_MS - since));
  const reporter = new Reporter(desk.site);
  const { row, result } = await client.newCase(() => reporter.fileReport(answers));
  return { id: row.id, reporter, code: result };
}

/** Who was told of a case and why, in the order of the telling. */
async function told(caseId: string, count: number): Promise<string[]> {
  const rows = await eventually(`${count} are told`, async () => {
    const found = await query<{ staffId: string; reason: string; state: string }>(
      `SELECT staff_id AS "staffId", reason, state FROM notifications
        WHERE case_id = $1 AND reason NOT LIKE 'clock%' ORDER BY created_at, array_position(
          ARRAY['case_received', 'nobody_on_duty', 'case_unopened'], reason)`,
      [caseId],
    );
    return found.length >= count && found.every(({ state }) => state === 'sent') && found;
  });
  return rows.map(({ staffId, reason }) => `${nameOf(staffId)}: ${reason}`);
}

const openings = (caseId: string) =>
  query<{ id: string; state: string; dueAt: Date }>(
    `SELECT id, state, due_at AS "dueAt" FROM clocks WHERE case_id = $1 AND kind = 'opening' ORDER BY due_at, id`,
    [caseId],
  );

/** Lets the time pass in which somebody should have opened the case. */
async function passTime(caseId: string): Promise<void> {
  await query(
    `UPDATE clocks SET warn_at = now() - interval '1 minute', due_at = now() - interval '1 minute'
      WHERE case_id = $1 AND kind = 'opening' AND state = 'running'`,
    [caseId],
  );
}

describe('a case that comes to a desk with two steps on duty', () => {
  it('is told to the first, to the next when nobody opens it, and last to the coordinators', async () => {
    await setDuty({ shifts: [...always(kiran.id, 1), ...always(meera.id, 2)] });
    const { id } = await file(ACCOUNT_TAKEN);
    expect(await told(id, 1)).toEqual([`${kiran.name}: case_received`]);
    await passTime(id);
    expect(await told(id, 2)).toEqual([`${kiran.name}: case_received`, `${meera.name}: case_unopened`]);
    await passTime(id);
    expect((await told(id, 3)).at(-1)).toBe(`${lead.name}: case_unopened`);

    const found = await counsellor.get<CaseDetailDto>(`/api/cases/${id}`);
    expect(found.events.filter(({ kind }) => kind === 'not_opened')).toHaveLength(2);
    expect(found.clocks.map(({ kind }) => kind)).toEqual(['first_answer']);
    expect((await openings(id)).map(({ state }) => state).sort()).toEqual(['cancelled', 'met']);
  });

  it('is told to nobody else once it was opened', async () => {
    const { id } = await file(ACCOUNT_TAKEN);
    await told(id, 1);
    await counsellor.get(`/api/cases/${id}/report`);
    expect((await openings(id)).map(({ state }) => state)).toEqual(['met']);
    await passTime(id);
    const late = await file(ACCOUNT_TAKEN);
    await told(late.id, 1);
    await passTime(late.id);
    await told(late.id, 2);
    expect(await told(id, 1)).toEqual([`${kiran.name}: case_received`]);
  });
});

describe('a case of a kind that people opted out of', () => {
  const wishes = async (account: Account, optedOut: string[]): Promise<void> => {
    const who = account === lead ? client : await ConsoleClient.of(desk, account);
    await who.put('/api/account/work', { languages: [], optedOut });
    changedAt = performance.now();
  };
  afterEach(async () => {
    for (const account of [kiran, meera, lead]) await wishes(account, []);
  });

  it('is told to those on duty who want it, to the coordinators, and to the others when nobody opens it', async () => {
    await setDuty({ shifts: [...always(kiran.id, 1), ...always(meera.id, 2)] });
    await wishes(kiran, ['other']);
    await wishes(lead, ['other']);
    const { id } = await file(ACCOUNT_TAKEN);
    const calls = [`${meera.name}: case_received`];
    expect(await told(id, 1)).toEqual(calls);
    for (const next of [lead, kiran]) {
      await passTime(id);
      calls.push(`${next.name}: case_unopened`);
      expect(await told(id, calls.length)).toEqual(calls);
    }
    const other = await file(CHILD_THREATENED);
    expect(await told(other.id, 1)).toEqual([`${kiran.name}: case_received`]);
  });

  it('reaches the coordinators where all on duty opted out, by a mail that does not say so', async () => {
    await wishes(kiran, ['other']);
    await wishes(meera, ['other']);
    const { id, code } = await file(ACCOUNT_TAKEN);
    expect(await told(id, 1)).toEqual([`${lead.name}: case_received`]);
    await (await new Reporter(desk.site).enter(code)).press('Send', { message: 'Is anybody there?' });
    expect((await told(id, 2)).sort()).toEqual([
      `${lead.name}: case_received`,
      `${lead.name}: message_received`,
    ]);
  });
});

describe('a case that comes while nobody is on duty', () => {
  it('is told to the coordinators at once, and to whoever comes on duty next', async () => {
    const weekday = new Date(TODAY + 3 * DAY_MS).getUTCDay() || 7;
    await setDuty({ shifts: [{ weekday, ...ALL_DAY, staffId: meera.id, step: 1 }] });
    const { id } = await file(CHILD_THREATENED);
    expect(await told(id, 1)).toEqual([`${lead.name}: nobody_on_duty`]);
    expect((await openings(id))[0]?.dueAt).toEqual(new Date(`${dayOf(3)}T00:00:00Z`));
    await setDuty({ shifts: always(meera.id, 1) });
    await passTime(id);
    expect((await told(id, 2)).at(-1)).toBe(`${meera.name}: case_unopened`);
  });
});

describe('a case that comes to a desk that is closed on a holiday', () => {
  it('is told to the coordinators, and its clock stands still until the desk opens', async () => {
    await setDuty({
      alwaysOpen: false,
      hours: EVERY_DAY.map((weekday) => ({ weekday, ...ALL_DAY })),
      holidays: [-1, 0, 1, 2].map(dayOf),
      shifts: [...always(kiran.id, 1), ...always(meera.id, 2)],
    });
    const { id, reporter, code } = await file(ACCOUNT_TAKEN);
    const promise =
      /We are closed right now\. We try to answer by \w+, \d+ \w+ at 1:00\sam \(Coordinated Universal Time\)\./;
    expect(reporter.text).toMatch(promise);
    expect((await new Reporter(desk.site).enter(code)).text).toMatch(promise);
    expect(await told(id, 1)).toEqual([`${lead.name}: nobody_on_duty`]);
    const [clock] = await query<{ dueAt: Date }>(
      `SELECT due_at AS "dueAt" FROM clocks WHERE case_id = $1 AND kind = 'first_answer'`,
      [id],
    );
    const opens = new Date(`${dayOf(3)}T00:00:00Z`);
    expect(clock?.dueAt).toEqual(new Date(opens.getTime() + 60 * 60_000));
    expect((await openings(id))[0]?.dueAt).toEqual(opens);
  });

  it('is not promised sooner before it is sent', async () => {
    const reporter = await new Reporter(desk.site).walkTo('/h/13', ACCOUNT_TAKEN);
    expect(reporter.text).toMatch(/We try to answer within [34] days\./);
  });

  it('of urgency 1 runs all the same', async () => {
    const { id, reporter } = await file({ ...CHILD_THREATENED, safety: 'danger' });
    expect(await told(id, 1)).toEqual([`${lead.name}: nobody_on_duty`]);
    const [clock] = await query<{ dueAt: Date; urgency: number }>(
      `SELECT k.due_at AS "dueAt", c.urgency FROM clocks k JOIN cases c ON c.id = k.case_id
        WHERE k.case_id = $1 AND k.kind = 'first_answer'`,
      [id],
    );
    expect(clock?.urgency).toBe(1);
    expect(reporter.text).toMatch(/We try to answer by (?:today|tomorrow) at /);
    expect(clock?.dueAt.getTime()).toBeLessThan(Date.now() + 16 * 60_000);
  });
});
