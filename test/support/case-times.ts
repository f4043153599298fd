import type { TestDatabase } from './test-database.js';

/** Every column of the live schema that keeps a time of a case; `id`: the column that says of which. */
export function caseTimes(database: TestDatabase): Promise<{ table: string; id: string; column: string }[]> {
  return database.query(
    `SELECT t.table_name AS "table", i.column_name AS id, t.column_name AS "column"
       FROM information_schema.columns t
       JOIN information_schema.columns i USING (table_schema, table_name)
      WHERE table_schema = 'public' AND t.data_type LIKE 'timestamp%'
        AND (i.column_name = 'case_id' OR (table_name = 'cases' AND i.column_name = 'id'))
      ORDER BY 1, 3`,
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
