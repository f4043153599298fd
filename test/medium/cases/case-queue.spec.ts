import fc from 'fast-check';
import { CaseCards } from '../../../src/modules/cases/case-cards.js';
import { Worklist } from '../../../src/modules/worklist/worklist.service.js';
import type { WorklistQueryDto } from '../../../src/modules/worklist/dto/worklist-query.dto.js';
import { type NewCase } from '../../../src/modules/cases/index.js';
import type { StaffSession } from '../../../src/modules/staff/index.js';
import { Casework } from './casework.js';
import { STORY } from './file-case.js';
import { AGE_BANDS, CASE_KINDS } from '../../../src/modules/vocabulary/index.js';

let work: Casework;
let mine: StaffSession;
let colleague: StaffSession;
let stranger: StaffSession;
let filed: NewCase[];

const DEADLINES = ['2020-11-24T03:00:00Z', '2020-11-24T03:00:00Z', '2099-01-01T00:00:00Z', null];

beforeAll(async () => {
  work = await Casework.start();
  stranger = (await work.desk('counsellor')).people[0]!.session;
  await work.file();
  [mine, colleague] = (await work.desk('counsellor', 'coordinator')).people.map(({ session }) => session) as [
    StaffSession,
    StaffSession,
  ];
  filed = [];
  for (let i = 0; i < 24; i++) {
    const deadline = DEADLINES[i % 4] ?? null;
    filed.push(
      await work.file({
        kind: CASE_KINDS[i % 4]!,
        urgency: ([1, 2, 3, 4] as const)[(i >> 1) % 4]!,
        ageBand: AGE_BANDS[i % 5]!,
        language: i % 3 === 0 ? 'hi' : 'en',
        nextDeadlineAt: deadline === null ? null : new Date(deadline),
      }),
    );
  }
  const ids = filed.map(({ id }) => id);
  const set = (sql: string, some: string[], ...params: unknown[]) =>
    work.database.query(`UPDATE cases SET ${sql} WHERE id = ANY($1)`, [some, ...params]);
  await set('assignee_id = $2', ids.slice(0, 6), mine.staffId);
  await set(`status = 'in_progress'`, ids.slice(4, 10));
  await set(`status = 'waiting_for_reporter'`, ids.slice(10, 14));
  await set(`status = 'closed', next_deadline_at = NULL`, ids.slice(20));
  await set('assignee_id = $2', ids.slice(14, 17), colleague.staffId);
  await set(
    `unanswered = 'wrote', reporter_wrote = 3`,
    [1, 5, 8, 11, 15, 19, 22].map((at) => ids[at]!),
  );
  await set(
    `unanswered = 'danger', reporter_wrote = 2`,
    [2, 7, 16].map((at) => ids[at]!),
  );
  const read = (staffId: string, some: number[], sequence: number) =>
    work.database.query(
      'INSERT INTO case_reads (case_id, staff_id, sequence) SELECT id, $2, $3 FROM unnest($1::uuid[]) AS id',
      [some.map((at) => ids[at]!), staffId, sequence],
    );
  await read(mine.staffId, [5, 7, 15, 19], 3);
  await read(mine.staffId, [8], 2);
  await read(colleague.staffId, [1, 8, 11], 3);
});
afterAll(() => work.stop());

const list = (session: StaffSession, query: WorklistQueryDto) => work.get(Worklist).list(session, query);

async function walk(query: WorklistQueryDto): Promise<string[]> {
  const seen: string[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await list(mine, { ...query, ...(cursor !== undefined && { cursor }) });
    expect(page.items.length).toBeLessThanOrEqual(query.limit ?? 50);
    seen.push(...page.items.map(({ id }) => id));
    if (page.nextCursor === null) return seen;
    cursor = page.nextCursor;
  }
}

/** What the rows of the table say, in the order that the queue promises. */
async function expected(query: WorklistQueryDto): Promise<string[]> {
  const rows = await work.database.query<Record<string, unknown>>(
    `SELECT c.*, coalesce(r.sequence, 0) AS read FROM cases c
       LEFT JOIN case_reads r ON r.case_id = c.id AND r.staff_id = $2
      WHERE desk_id = $1 ORDER BY next_deadline_at NULLS LAST, id`,
    [filed[0]!.deskId, mine.staffId],
  );
  const dueBy = (row: Record<string, unknown>, time: number): boolean =>
    row['next_deadline_at'] !== null && (row['next_deadline_at'] as Date).getTime() <= time;
  const soon = Date.now() + 3_600_000;
  const unread = (row: Record<string, unknown>): boolean =>
    row['unanswered'] === 'danger' ||
    (row['unanswered'] !== null && Number(row['reporter_wrote']) > Number(row['read']));
  const bandOf = (row: Record<string, unknown>): number => {
    if (row['status'] === 'closed') return 0;
    if (unread(row)) return 0;
    if (Number(row['urgency']) <= 2 && dueBy(row, soon)) return 0;
    return row['assignee_id'] === null || row['assignee_id'] === mine.staffId ? 1 : 2;
  };
  const closed = query.closed === 'true' || query.status === 'closed';
  const assignee = query.assignee === 'me' ? mine.staffId : query.assignee === 'none' ? null : query.assignee;
  return rows
    .filter((row) => (row['status'] === 'closed') === closed)
    .filter((row) => query.status === undefined || row['status'] === query.status)
    .filter((row) => query.urgency === undefined || row['urgency'] === query.urgency)
    .filter((row) => query.kind === undefined || row['kind'] === query.kind)
    .filter((row) => query.ageBand === undefined || row['age_band'] === query.ageBand)
    .filter((row) => query.language === undefined || row['language'] === query.language)
    .filter((row) => assignee === undefined || row['assignee_id'] === assignee)
    .filter(
      (row) => query.due === undefined || closed || dueBy(row, query.due === 'hour' ? soon : Date.now()),
    )
    .filter((row) => closed || query.view !== 'wrote' || unread(row))
    .filter((row) => closed || query.view !== 'needs_me' || bandOf(row) < 2)
    .map((row, at) => ({ id: String(row['id']), band: bandOf(row), at }))
    .sort((a, b) => a.band - b.band || a.at - b.at)
    .map(({ id }) => id);
}

const some = <T>(...values: T[]) => fc.constantFrom<(T | undefined)[]>(undefined, undefined, ...values);
const anyQuery: fc.Arbitrary<WorklistQueryDto> = fc
  .record({
    limit: fc.integer({ min: 1, max: 30 }),
    status: some('new', 'in_progress', 'waiting_for_reporter', 'closed'),
    urgency: some(1, 2, 3, 4),
    kind: some(...CASE_KINDS),
    ageBand: some(...AGE_BANDS),
    language: some('en', 'hi', 'ta'),
    assignee: some('me', 'none', '30000000-0000-4000-8000-000000000003'),
    closed: some('true', 'false'),
    view: some('all', 'needs_me', 'wrote'),
    due: some('overdue', 'hour'),
  })
  .map((query) => Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)));

describe('the queue', () => {
  it('has every case of the desk that fits, once, band by band, the next deadline first, on pages of any length', async () => {
    await fc.assert(
      fc.asyncProperty(anyQuery, async (query) => {
        expect(await walk(query)).toEqual(await expected(query));
      }),
      { numRuns: 200 },
    );
  });

  it('has nothing of another desk, also when that desk is asked for', async () => {
    const theirs = (await list(stranger, {})).items;
    expect(theirs).toHaveLength(1);
    expect((await list(mine, { limit: 100 })).items.map(({ id }) => id)).not.toContain(theirs[0]!.id);
    expect(await list(mine, { desk: theirs[0]!.deskId })).toEqual({ items: [], nextCursor: null });
    expect((await list(mine, { desk: filed[0]!.deskId, limit: 5 })).items).toHaveLength(5);
  });

  it('says of each case its band and what its reporter wrote, to the one who has not read it', async () => {
    const told = async (session: StaffSession, at: number) => {
      const { items } = await list(session, { limit: 100 });
      const row = items.find(({ id }) => id === filed[at]!.id);
      return [row?.band, row?.reporter];
    };
    expect(await told(mine, 11)).toEqual(['now', 'wrote']);
    expect((await told(colleague, 11))[1]).toBeNull();
    expect(await told(mine, 8)).toEqual(['now', 'wrote']);
    expect((await told(mine, 19))[1]).toBeNull();
    // Danger stays until it is answered, whoever read it.
    expect(await told(mine, 7)).toEqual(['now', 'danger']);
    const all = (await list(mine, { limit: 100 })).items;
    const fresh = await work.get(Worklist).rows(mine, [...all.map(({ id }) => id), stranger.staffId]);
    const byId = (rows: typeof all) => [...rows].sort((a, b) => a.id.localeCompare(b.id));
    expect(byId(fresh)).toEqual(byId(all));
    expect(await work.get(Worklist).rows(stranger, [all[0]!.id])).toEqual([]);
    const { items } = await list(mine, { closed: 'true' });
    expect(items.map(({ band, reporter }) => [band, reporter])).toEqual(items.map(() => [null, null]));
  });

  it('goes on after a case that left the queue meanwhile', async () => {
    const whole = await walk({});
    const first = await list(mine, { limit: 3 });
    const [left] = await work.database.query('SELECT id, status FROM cases WHERE id = $1', [whole[2]]);
    const set = (status: unknown) =>
      work.database.query('UPDATE cases SET status = $2 WHERE id = $1', [left!['id'], status]);
    await set('closed');
    const rest = await list(mine, { limit: 100, cursor: first.nextCursor! });
    expect(rest.items.map(({ id }) => id)).toEqual(whole.slice(3));
    await set(left!['status']);
  });

  it('counts the open cases', async () => {
    expect(await work.get(Worklist).counts(mine, undefined)).toEqual({
      new: 10,
      inProgress: 6,
      waiting: 4,
      overdue: 10,
      mine: 6,
      unassigned: 11,
      wrote: 6,
      wroteUrgent: 3,
    });
    const none = {
      new: 0,
      inProgress: 0,
      waiting: 0,
      overdue: 0,
      mine: 0,
      unassigned: 0,
      wrote: 0,
      wroteUrgent: 0,
    };
    expect(await work.get(Worklist).counts(stranger, filed[0]!.deskId)).toEqual(none);
  });

  it('shows cards without a word of the report, and wraps them for the desk when they are first read', async () => {
    const page = await list(mine, { limit: 100 });
    expect(page.items.every((row) => row.card?.marks[0] === 'child')).toBe(true);
    expect(page.items[0]!.card).toEqual({
      summary: 'threatened self online money',
      marks: ['child'],
      reasons: ['adult-threatened'],
    });
    expect(JSON.stringify(page)).not.toContain(STORY);

    await work.get(CaseCards).idle();
    const wraps = (ids: string[]) =>
      work.database.query('SELECT DISTINCT card_wrap, card_epoch FROM cases WHERE id = ANY($1)', [ids]);
    expect(await wraps(page.items.map(({ id }) => id))).toEqual([{ card_wrap: 'desk', card_epoch: 1 }]);
    expect((await list(mine, { limit: 100 })).items.map(({ card }) => card)).toEqual(
      page.items.map(({ card }) => card),
    );
  });

  it('leaves out a case whose grant is gone, and shows one whose card was tampered with without its card', async () => {
    const gone = await work.file({ kind: 'found', language: 'ta' });
    const broken = await work.file({ kind: 'found', language: 'ta' });
    await work.database.query('DELETE FROM grants WHERE case_id = $1', [gone.id]);
    await work.database.query('UPDATE cases SET card = overlay(card placing $2 from 40) WHERE id = $1', [
      broken.id,
      Buffer.from([0, 1, 2, 3]),
    ]);
    const { items } = await list(mine, { language: 'ta' });
    expect(items.map(({ id, card }) => [id, card])).toEqual([[broken.id, null]]);
  });
});
