import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/config/index.js';
import { createTestDatabase, type TestDatabase } from '../support/index.js';

const STATES = ['open', 'sealed', 'blind', 'public'];

/** The rows of the table in docs/security/columns.md: table, column, state, reason. */
function listed(): string[][] {
  const page = readFileSync(join(projectRoot(), 'docs', 'security', 'columns.md'), 'utf8');
  const rows = page.split('\n').filter((line) => /^\| [a-z_]+ +\| [a-z_]+ +\|/.test(line));
  return rows.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe('docs/security/columns.md', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('lists every column of the live schema, and none that is gone', async () => {
    const live = await database.query<{ table_name: string; column_name: string }>(
      `SELECT table_name, column_name FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name <> 'migrations'`,
    );
    const names = listed()
      .slice(1)
      .map(([table, column]) => `${table}.${column}`);
    expect(names.sort()).toEqual(live.map((row) => `${row.table_name}.${row.column_name}`).sort());
  });

  it('gives each a state that is known and a reason', () => {
    for (const [table, column, state, reason] of listed().slice(1)) {
      expect({ column: `${table}.${column}`, known: STATES.includes(state ?? '') }).toMatchObject({
        known: true,
      });
      expect(reason?.length).toBeGreaterThan(2);
    }
  });

  it('calls every column of bytes sealed, blind or public, unless it is a salt', async () => {
    const bytes = await database.query<{ table_name: string; column_name: string }>(
      `SELECT table_name, column_name FROM information_schema.columns
        WHERE table_schema = 'public' AND data_type = 'bytea'`,
    );
    const state = new Map(listed().map(([table, column, known]) => [`${table}.${column}`, known]));
    const open = bytes
      .map((row) => `${row.table_name}.${row.column_name}`)
      .filter((name) => state.get(name) === 'open');
    expect(open.sort()).toEqual(['organisation.receipt_salt', 'staff.salt']);
  });
});
