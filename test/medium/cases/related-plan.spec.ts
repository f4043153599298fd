import { randomUUID } from 'node:crypto';
import { MATCHES, MOST_CASES, MOST_ROWS } from '../../../src/modules/related-cases/matches-statement.js';
import { createTestDatabase, type TestDatabase } from '../../support/index.js';

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  Plans?: PlanNode[];
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

describe('related cases among many', () => {
  let database: TestDatabase;
  const desk = randomUUID();

  beforeAll(async () => {
    database = await createTestDatabase();
    await database.query('SET session_replication_role = replica');
    await database.query(
      `INSERT INTO cases (id, reference, kind, urgency, status, playbook, age_band, language, desk_id, card, card_wrap,
                          card_epoch, created_at, updated_at)
       SELECT gen_random_uuid(), n::text, 'other', 3, 'new', 'general', 'adult', 'en', $1::uuid, '', 'desk', 1, now(), now()
         FROM generate_series(1, 20000) n`,
      [desk],
    );
    await database.query(
      `INSERT INTO identifiers (id, case_id, type, blind, key_version, normaliser)
       SELECT gen_random_uuid(), c.id, 'phone', sha256(convert_to(v, 'UTF8')), 1, 2
         FROM cases c CROSS JOIN LATERAL (VALUES ('all'), ('n' || c.reference), ('p' || (c.reference::int / 2))) AS given (v)`,
    );
    await database.query('VACUUM (ANALYZE) cases, identifiers, locations');
  });
  afterAll(() => database?.drop());

  const values = async (reference: string) => {
    const [row] = await database.query<{ id: string }>('SELECT id FROM cases WHERE reference = $1', [
      reference,
    ]);
    return [row!.id, [], [desk], MOST_ROWS, MOST_CASES];
  };

  it('are looked up by value, and of a value that all hold few rows are read', async () => {
    const [{ plan }] = (await database
      .query<{ plan: [{ Plan: PlanNode }] }>(
        `EXPLAIN (ANALYZE, FORMAT JSON) ${MATCHES}`,
        await values('1000'),
      )
      .then((rows) => rows.map((row) => ({ plan: Object.values(row)[0] as [{ Plan: PlanNode }] })))) as [
      { plan: [{ Plan: PlanNode }] },
    ];
    const nodes = nodesOf(plan[0].Plan);
    expect(nodes.map((node) => node['Index Name'])).toContain('identifiers_blind');
    const read = nodes
      .filter((node) => node['Relation Name'] === 'identifiers')
      .reduce((sum, node) => sum + node['Actual Rows'] * node['Actual Loops'], 0);
    expect(read).toBeLessThan(2 * MOST_ROWS);
    expect(
      nodes.filter((node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === 'identifiers'),
    ).toEqual([]);
  });

  it('are the one that shares a rare value; the value of all is common', async () => {
    const rows = await database.query<{ caseId: string | null; values: number }>(
      MATCHES,
      await values('1000'),
    );
    expect(rows.filter(({ caseId }) => caseId === null)).toMatchObject([{ kind: 'phone', values: 1 }]);
    expect(rows.filter(({ caseId }) => caseId !== null)).toMatchObject([
      { kind: 'phone', values: 1, near: true },
    ]);
  });
});
