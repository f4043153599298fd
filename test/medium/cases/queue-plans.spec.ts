import { randomUUID } from 'node:crypto';
import type { WorklistQuery } from '../../../src/modules/worklist/worklist-query.js';
import { pageStatement } from '../../../src/modules/worklist/worklist-statement.js';
import { createTestDatabase, type TestDatabase } from '../../support/index.js';
import { AGE_BANDS, CASE_KINDS, type StatusName, URGENCIES } from '../../../src/modules/vocabulary/index.js';

const DESK = randomUUID();
const PERSON = randomUUID();
const LIMIT = 51;
const OTHERS = [1, 2, 3].map(() => Buffer.alloc(16, 7));

/** Half of all is common, and one in two thousand is rare; nobody has a case that waits. */
const CASES = `
  INSERT INTO cases (id, reference, kind, urgency, status, playbook, age_band, language, desk_id, assignee_id, kept_out, card,
                     card_wrap, card_epoch, next_deadline_at, created_at, updated_at)
  SELECT gen_random_uuid(), n::text, CASE WHEN n % 2000 = 0 THEN 'found' WHEN n % 2 = 0 THEN 'threatened' ELSE 'other' END,
         CASE WHEN n % 2000 = 1 THEN 1 WHEN n % 3 = 0 THEN 2 ELSE 3 END,
         (ARRAY['new', 'in_progress', 'waiting_for_reporter', 'closed'])[1 + n % 4], 'general',
         CASE WHEN n % 2000 = 5 THEN 'under_13' WHEN n % 5 = 0 THEN '16_17' ELSE 'adult' END,
         CASE WHEN n % 2000 = 9 THEN 'sat' WHEN n % 3 = 0 THEN 'en' ELSE 'hi' END,
         $1::uuid, CASE WHEN n % 4 IN (1, 2) THEN $2::uuid END,
         CASE WHEN n % 100 = 0 THEN $3::bytea[] ELSE '{}' END, '', 'desk', 1,
         CASE WHEN n % 4 <> 3 THEN now() + n * interval '1 minute' END, now(), now()
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
    await database.query(CASES, [DESK, PERSON, OTHERS]);
    await database.query('VACUUM (ANALYZE) cases');
  });
  afterAll(() => database.drop());

  const query = (asked: Partial<WorklistQuery>): WorklistQuery => ({
    deskIds: [DESK, randomUUID()],
    excluded: [Buffer.alloc(16, 1)],
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
  async function work(asked: Partial<WorklistQuery>): Promise<{ read: number; passedOver: number }> {
    const { text, values } = pageStatement(query(asked));
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

  const none = { assignee: { id: null } };
  const alone: Partial<WorklistQuery>[] = [
    {},
    { closed: true },
    none,
    { assignee: { id: PERSON } },
    { language: 'hi' },
    { language: 'sat' },
    ...(['new', 'in_progress', 'waiting_for_reporter'] satisfies StatusName[]).map((status) => ({ status })),
    ...URGENCIES.map((urgency) => ({ urgency })),
    ...CASE_KINDS.map((kind) => ({ kind })),
    ...AGE_BANDS.map((ageBand) => ({ ageBand })),
  ];

  it.each(alone)('reads the rows of the page alone with one filter: %j', async (asked) => {
    const { read, passedOver } = await work(asked);
    expect(passedOver).toBeLessThanOrEqual(LIMIT);
    expect(read).toBeLessThanOrEqual(3 * LIMIT);
  });

  it.each<Partial<WorklistQuery>>([
    { urgency: 1, ...none },
    { urgency: 1, kind: 'threatened' },
    { status: 'in_progress', ...none },
    { status: 'waiting_for_reporter', kind: 'other' },
    { kind: 'found', ageBand: 'under_13' },
    { language: 'hi', urgency: 1 },
    { language: 'hi', status: 'new', ...none },
    { language: 'sat', kind: 'threatened' },
    { closed: true, kind: 'found' },
    { closed: true, language: 'sat' },
  ])('reads some rows for each of a page with several, also where they seldom meet: %j', async (asked) => {
    const { read, passedOver } = await work(asked);
    expect(passedOver).toBeLessThanOrEqual(LIMIT);
    expect(read).toBeLessThanOrEqual(LIMIT * (LIMIT + 20));
  });
});
