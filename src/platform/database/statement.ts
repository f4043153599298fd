/** Binds a value to the statement and returns its placeholder, such as `$3`. */
export type Bind = (value: unknown) => string;

/** SQL with its values bound. */
export type Sql = (bind: Bind) => string;

/**
 * One step of a statement that several modules write together: each gives the SQL of its own tables, and nobody else's. The
 * step can read the rows that another one returns by that one's name.
 */
export interface StatementPart {
  /** The name of its common table expression. No two parts of a statement share it. */
  readonly name: string;
  /** Its text must depend on its values in nothing but their placeholders: the database keeps the statement prepared. */
  readonly sql: Sql;
}

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * Makes one statement of the parts, which all run on one snapshot and commit or fail together.
 *
 * @param last - the statement's own query; its rows are the answer
 */
export function composeStatement(parts: readonly StatementPart[], last: Sql): Statement {
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const steps = parts.map(({ name, sql }) => `${name} AS (${sql(bind)})`);
  const before = steps.length === 0 ? '' : `WITH ${steps.join(',\n')}\n`;
  return { text: before + last(bind), values };
}

/**
 * A part that inserts one row if the part named `after` has one (null: in any case).
 *
 * @param table - its name in the schema
 * @param row - the values by their columns
 * @param more.name - of the part; left out: `new_<table>`
 * @param more.then - what follows the row in the SQL: ON CONFLICT, RETURNING
 */
export function insertRow(
  table: string,
  row: Readonly<Record<string, unknown>>,
  after: string | null,
  { name = `new_${table}`, then = '' }: { name?: string; then?: string } = {},
): StatementPart {
  const columns = Object.keys(row).join(', ');
  const source = after === null ? '' : ` FROM ${after}`;
  return {
    name,
    sql: (bind) =>
      `INSERT INTO ${table} (${columns}) SELECT ${Object.values(row).map(bind).join(', ')}${source} ${then}`.trimEnd(),
  };
}
