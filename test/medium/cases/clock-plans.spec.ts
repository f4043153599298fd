import { randomUUID } from 'node:crypto';
import { SWEEP } from '../../../src/modules/clocks/clock.repository.js';
import { createTestDatabase, type TestDatabase } from '../../support/index.js';

const BATCH = 200;
const DESK = randomUUID();

/** Three kinds, one of them of another version of the worker; two in three have ended, and a few are late or near. */
const CLOCKS = `
  INSERT INTO clocks (id, case_id, subject_id, kind, state, warn_at, due_at)
  SELECT gen_random_uuid(), $1::uuid, gen_random_uuid(), (ARRAY['first_answer', 'removal', 'of_another_version'])[1 + n % 3],
         CASE WHEN n % 9 >= 3 THEN 'met' WHEN n % 9 = 0 THEN 'warned' ELSE 'running' END,
         now() + (n - 50) * interval '1 minute', now() + (n - 40) * interval '1 minute'
    FROM generate_series(1, 60000) AS n`;

interface PlanNode {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

describe('a sweep among many clocks', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    await database.query('SET session_replication_role = replica');
    await database.query(CLOCKS, [DESK]);
    await database.query('VACUUM (ANALYZE) clocks');
  });
  afterAll(() => database.drop());

  it.each([
    ['breached', 'clocks_due'],
    ['warned', 'clocks_warn'],
  ] as const)('that looks for what is %s reads what is due and nothing else', async (state, index) => {
    const kinds = ['first_answer', 'removal'];
    const [row] = await database.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${SWEEP[state]}`,
      [null, BATCH, kinds],
    );
    const nodes = nodesOf(row!['QUERY PLAN'][0].Plan);
    const scans = nodes.filter((node) => node['Index Name'] === index);
    expect(scans).toHaveLength(1);
    expect(nodes.filter((node) => node['Node Type'] === 'Seq Scan')).toEqual([]);
    const read = scans[0]!['Actual Rows'] + (scans[0]!['Rows Removed by Filter'] ?? 0);
    expect(scans[0]!['Actual Rows']).toBeGreaterThan(0);
    expect(read).toBeLessThan(60);
  });
});
