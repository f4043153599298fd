import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/config/index.js';
import { PostgresBackend } from '../../src/platform/queue/postgres-backend.js';
import { captureLog, createTestDatabase, type TestDatabase } from '../support/index.js';

const STATES = ['open', 'sealed', 'blind', 'public'];

/** The cells of those rows of tables in docs/security/columns.md that begin like this. */
function rows(beginning: RegExp): string[][] {
  const page = readFileSync(join(projectRoot(), 'docs', 'security', 'columns.md'), 'utf8');
  const lines = page.split('\n').filter((line) => beginning.test(line));
  return lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The project's own tables: table, column, state, reason. */
const listed = (): string[][] => rows(/^\| [a-z_]+ +\| [a-z_]+ +\| [a-z]+ +\|/).slice(1);

/** Those of the queue, a row each: table, columns, what they hold. */
const listedOfQueue = (): string[][] => rows(/^\| bullmq\.[a-z_]+ +\|/);

describe('docs/security/columns.md', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    const queue = new PostgresBackend(database.url, captureLog().logger);
    await queue.open();
    await queue.close();
  });
  afterAll(() => database.drop());

  /** Every column of the live schemas, whoever made them. */
  const columns = async (where: string): Promise<string[]> => {
    const live = await database.query<{ name: string }>(
      `SELECT table_schema || '.' || table_name || '.' || column_name AS name FROM information_schema.columns
        WHERE table_schema NOT LIKE 'pg\\_%' AND table_schema <> 'information_schema' AND ${where}`,
    );
    return live.map(({ name }) => name.replace(/^public\./, '')).sort();
  };

  it('lists every column of the live schemas, and none that is gone', async () => {
    const own = listed().map(([table, column]) => `${table}.${column}`);
    const queue = listedOfQueue().flatMap(([table, names]) =>
      (names ?? '').split(', ').map((column) => `${table}.${column}`),
    );
    expect([...own, ...queue].sort()).toEqual(await columns('true'));
    expect(queue.length).toBeGreaterThan(0);
  });

  it('gives each a state that is known and a reason', () => {
    for (const [table, column, state, reason] of listed()) {
      expect({ column: `${table}.${column}`, known: STATES.includes(state ?? '') }).toMatchObject({
        known: true,
      });
      expect(reason?.length).toBeGreaterThan(2);
    }
    for (const [, , what] of listedOfQueue()) expect(what?.length).toBeGreaterThan(2);
  });

  it('calls every column of bytes sealed, blind or public, unless it is a salt', async () => {
    const bytes = await columns(`(data_type = 'bytea' OR udt_name = '_bytea')`);
    const state = new Map(listed().map(([table, column, known]) => [`${table}.${column}`, known]));
    expect(bytes).toContain('cases.kept_out');
    expect(bytes.filter((name) => state.get(name) === 'open' || !state.has(name))).toEqual([
      'organisation.receipt_salt',
      'staff.salt',
      'staff_invites.salt',
    ]);
  });
});
