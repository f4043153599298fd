import { randomUUID } from 'node:crypto';
import { QUEUE_BANDS, type QueueBand } from '../../../src/modules/vocabulary/index.js';
import type { WorklistQuery } from '../../../src/modules/worklist/worklist-query.js';
import { pageStatement } from '../../../src/modules/worklist/worklist-statement.js';
import { createTestDatabase, type TestDatabase } from '../../support/index.js';
import { AGE_BANDS, CASE_KINDS, type StatusName } from '../../../src/modules/vocabulary/index.js';

const DESK = randomUUID();
const PERSON = randomUUID();
const LIMIT = 51;
/** So many wait for an answer to what the reporter wrote: a filter that finds few of them looks at each. */
const UNANSWERED_CASES = 1_010;
const COLLEAGUE = randomUUID();
const OTHERS = [1, 2, 3].map(() => Buffer.alloc(16, 7));

/**
 * Half of all is common, and one in two thousand is rare; nobody has a case that waits. Half are late. One person has a hundredth,
 * a colleague the rest of what anybody has; of a fortieth the reporter wrote, and the person has read a few of those.
 */
const CASES = `
  INSERT INTO cases (id, reference, kind, urgency, status, playbook, age_band, language, desk_id, assignee_id, kept_out, card,
                     card_wrap, card_epoch, next_deadline_at, created_at, updated_at, unanswered, reporter_wrote)
  SELECT gen_random_uuid(), n::text, CASE WHEN n % 2000 = 0 THEN 'found' WHEN n % 2 = 0 THEN 'threatened' ELSE 'other' END,
         CASE WHEN n % 2000 = 1 THEN 1 WHEN n % 3 = 0 THEN 2 ELSE 3 END,
         (ARRAY['new', 'in_progress', 'waiting_for_reporter', 'closed'])[1 + n % 4], 'general',
         CASE WHEN n % 2000 = 5 THEN 'under_13' WHEN n % 5 = 0 THEN '16_17' ELSE 'adult' END,
         CASE WHEN n % 2000 = 9 THEN 'sat' WHEN n % 3 = 0 THEN 'en' ELSE 'hi' END,
         $1::uuid, CASE WHEN n % 4 = 1 AND n % 100 < 2 THEN $2::uuid WHEN n % 4 IN (1, 2) THEN $4::uuid END,
         CASE WHEN n % 100 = 0 THEN $3::bytea[] ELSE '{}' END, '', 'desk', 1,
         CASE WHEN n % 4 <> 3 THEN now() + (n - 20000) * interval '1 minute' END, now(), now(),
         CASE WHEN n % 40 = 1 THEN 'wrote' WHEN n % 4000 = 6 THEN 'danger' END, 2
    FROM generate_series(1, 40000) AS n`;

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

describe('a page of the queue among many cases', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    await database.query('SET session_replication_role = replica');
    await database.query(CASES, [DESK, PERSON, OTHERS, COLLEAGUE]);
    await database.query(
      `INSERT INTO case_reads (case_id, staff_id, sequence)
       SELECT id, CASE WHEN reference::integer % 400 = 1 THEN $1::uuid ELSE $2::uuid END, 2 FROM cases
        WHERE unanswered = 'wrote'`,
      [PERSON, COLLEAGUE],
    );
    // Looks at every row: a sample of them gives another plan once in many runs.
    await database.query('SET default_statistics_target = 1000');
    await database.query('VACUUM (ANALYZE) cases, case_reads');
  });
  afterAll(() => database.drop());

  const query = (asked: Partial<WorklistQuery>): WorklistQuery => ({
    deskIds: [DESK, randomUUID()],
    staffId: PERSON,
    excluded: [Buffer.alloc(16, 1)],
    view: 'all',
    due: null,
    asOf: new Date(),
    status: null,
    urgency: null,
    kind: null,
    ageBand: null,
    language: null,
    assignee: null,
    closed: false,
    after: null,
    limit: LIMIT,
    ...asked,
  });

  /** How many rows were looked at, and how many of them for nothing. */
  async function work(
    asked: Partial<WorklistQuery>,
    band: QueueBand | null,
  ): Promise<{ read: number; passedOver: number }> {
    const statement = pageStatement(query(asked), band);
    if (!statement) return { read: 0, passedOver: 0 };
    const { text, values } = statement;
    const [row] = await database.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
      values,
    );
    const nodes = nodesOf(row!['QUERY PLAN'][0].Plan).filter((node) => node['Relation Name'] === 'cases');
    const sum = (of: (node: PlanNode) => number): number =>
      nodes.reduce((all, node) => all + of(node) * node['Actual Loops'], 0);
    const passedOver = sum((node) => node['Rows Removed by Filter'] ?? 0);
    return { read: sum((node) => node['Actual Rows']) + passedOver, passedOver };
  }

  /**
   * Of the person's own, of what they have read, and of what waits for an answer, which Postgres goes through once where it takes
   * that for the shorter way: what may be passed over for nothing. However many cases there are, it grows with none of them.
   */
  const OWN = 600 + UNANSWERED_CASES;
  const none = { assignee: { id: null } };
  const bands = (asked: Partial<WorklistQuery>[]) =>
    asked.flatMap((one) => QUEUE_BANDS.map((band) => [band, one] as const));
  const far = {
    band: 'others',
    asOf: new Date(),
    deadline: new Date(Date.now() + 5 * 86_400_000),
    id: DESK,
  } as const;

  it.each([
    ...bands([
      {},
      { assignee: { id: PERSON } },
      { language: 'hi' },
      { language: 'sat' },
      { due: 'overdue' },
      { due: 'hour' },
      { urgency: 1 },
    ]),
    ['now', { view: 'wrote' }],
    ['others', { after: far }],
    [null, { closed: true }],
  ] as const)(
    'of band %s reads the rows of the page, and of ranges that hold it: %j',
    async (band, asked) => {
      const { read, passedOver } = await work(asked, band);
      expect(passedOver).toBeLessThanOrEqual(OWN);
      expect(read).toBeLessThanOrEqual(16 * LIMIT + OWN);
    },
  );

  it.each([
    ...bands([
      ...(['new', 'in_progress', 'waiting_for_reporter'] satisfies StatusName[]).map((status) => ({
        status,
      })),
      ...CASE_KINDS.map((kind) => ({ kind })),
      ...AGE_BANDS.map((ageBand) => ({ ageBand })),
      none,
      { language: 'hi', ...none },
      { urgency: 2, ...none },
      { urgency: 1, ...none },
      { urgency: 1, kind: 'threatened' },
      { status: 'in_progress', ...none },
      { status: 'waiting_for_reporter', kind: 'other' },
      { kind: 'found', ageBand: 'under_13' },
      { language: 'hi', urgency: 1 },
      { language: 'hi', status: 'new', ...none },
      { language: 'sat', kind: 'threatened' },
    ]),
    [null, { closed: true, kind: 'found' }],
    [null, { closed: true, language: 'sat' }],
  ] as const)(
    'of band %s reads some rows for each of a page with several filters, also where they seldom meet: %j',
    async (band, asked) => {
      const { read, passedOver } = await work(asked, band);
      expect(passedOver).toBeLessThanOrEqual(OWN + UNANSWERED_CASES);
      expect(read).toBeLessThanOrEqual(LIMIT * (LIMIT + 20) + OWN + UNANSWERED_CASES);
    },
  );
});
