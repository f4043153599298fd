import { caseColumnOf, type CaseTable } from './case-table.js';

/**
 * One statement that does to the rows of one case what closing asks for, in all tables; $1 is the id of the case. Rows that are as
 * they should be are not written again.
 */
export function closingStatement(tables: Iterable<CaseTable>): string {
  const updates = [...tables].flatMap((table) => update(table) ?? []);
  const parts = updates.map((sql, at) => `t${at} AS (${sql})`);
  return parts.length === 0 ? 'SELECT $1::uuid' : `WITH ${parts.join(',\n     ')}\nSELECT $1::uuid`;
}

function update(table: CaseTable): string | null {
  if ('nothing' in table.closing) return null;
  const { truncateToDays, set = {} } = table.closing;
  const values: [column: string, value: string][] = [
    ...truncateToDays.map((column): [string, string] => [column, `date_trunc('day', ${column}, 'UTC')`]),
    ...Object.entries(set),
  ];
  if (values.length === 0) return null;
  const assignments = values.map(([column, value]) => `${column} = ${value}`).join(', ');
  const differs = values.map(([column, value]) => `${column} IS DISTINCT FROM ${value}`).join(' OR ');
  return `UPDATE ${table.name} SET ${assignments} WHERE ${caseColumnOf(table)} = $1 AND (${differs})`;
}
