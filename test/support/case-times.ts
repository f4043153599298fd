import type { TestDatabase } from './test-database.js';

/** Live updates are resumed from here: a row goes within the hour, whatever becomes of its case. */
const PASSING = ['case_changes'];

/** Every column of the live schema that keeps a time of a case; `id`: the column that says of which. */
export function caseTimes(database: TestDatabase): Promise<{ table: string; id: string; column: string }[]> {
  return database.query(
    `SELECT t.table_name AS "table", i.column_name AS id, t.column_name AS "column"
       FROM information_schema.columns t
       JOIN information_schema.columns i USING (table_schema, table_name)
      WHERE table_schema = 'public' AND t.data_type LIKE 'timestamp%'
        AND (i.column_name = 'case_id' OR (table_name = 'cases' AND i.column_name = 'id'))
        AND table_name <> ALL ($1::text[])
      ORDER BY 1, 3`,
    [PASSING],
  );
}

/** Those of them, as `table.column`, that keep more of a closed case than the day. */
export async function timesBelowTheDay(database: TestDatabase): Promise<string[]> {
  const found: string[] = [];
  for (const { table, id, column } of await caseTimes(database)) {
    const rows = await database.query(
      `SELECT 1 FROM ${table} WHERE ${column} <> date_trunc('day', ${column}, 'UTC')
          AND ${id} IN (SELECT id FROM cases WHERE status = 'closed')`,
    );
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found;
}

/** How many times each column (`table.column`) holds, and how many of them say more than the minute. */
export type TimesByColumn = Record<string, { values: number; precise: number }>;

const OF_STAFF = ['sessions.seen_at', 'sessions.ends_at', 'staff.created_at', 'desks.created_at'];
const OF_NOBODY = ['organisation.created_at'];

/** The times of the live schema that may tell when a reporter did something. */
export async function timesOfReporters(database: TestDatabase): Promise<TimesByColumn> {
  const columns = await database.query<{ table: string; column: string }>(
    `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
      WHERE table_schema = 'public' AND data_type LIKE 'timestamp%'`,
  );
  const times: TimesByColumn = {};
  for (const { table, column } of columns) {
    const name = `${table}.${column}`;
    if ([...OF_STAFF, ...OF_NOBODY].includes(name)) continue;
    const [row] = await database.query<{ values: number; precise: number }>(
      `SELECT count(${column})::int AS values,
              count(*) FILTER (WHERE ${column} <> date_trunc('minute', ${column}))::int AS precise FROM ${table}`,
    );
    times[name] = row ?? { values: 0, precise: 0 };
  }
  return times;
}
