import { caseColumnOf, type CaseTable } from '../../src/modules/case-tables/index.js';
import type { TestDatabase } from './test-database.js';

/** A column of the live schema. */
export interface SchemaColumn {
  table: string;
  column: string;
  type: string;
}

/** Every column of the live schema. */
export function schemaColumns(database: TestDatabase): Promise<SchemaColumn[]> {
  return database.query(
    `SELECT table_name AS "table", column_name AS "column", data_type AS type FROM information_schema.columns
      WHERE table_schema = 'public' ORDER BY 1, 2`,
  );
}

/** Where what modules say of the tables of a case and the live schema do not fit together, a line each. */
export function caseTableFaults(tables: readonly CaseTable[], columns: readonly SchemaColumn[]): string[] {
  const defined = tables.map(({ name }) => name);
  const live = columns
    .filter(({ table, column }) => column === 'case_id' || (table === 'cases' && column === 'id'))
    .map(({ table }) => table);
  return [
    ...live.filter((name) => !defined.includes(name)).map((name) => `${name} is not defined`),
    ...defined.filter((name, at) => defined.indexOf(name) !== at).map((name) => `${name} is defined twice`),
    ...tables.flatMap((table) => faultsOf(table, columns)),
  ];
}

function faultsOf(table: CaseTable, columns: readonly SchemaColumn[]): string[] {
  const types = new Map(
    columns.filter((one) => one.table === table.name).map(({ column, type }) => [column, type]),
  );
  if (types.size === 0) return [`${table.name} is no table`];
  const closing = closingColumns(table);
  const exported = exportedColumns(table);
  const named = [caseColumnOf(table), ...closing.cut, ...closing.set, ...closing.exempt, ...exported.all];
  const twice = closing.cut.filter((column) => closing.exempt.includes(column));
  const isTime = (column: string): boolean => types.get(column)?.startsWith('timestamp') ?? false;
  const missed = [...types.keys()].filter(
    (column) => isTime(column) && ![...closing.cut, ...closing.exempt].includes(column),
  );
  return [
    ...named.filter((column) => !types.has(column)).map((column) => `is no column: ${column}`),
    ...missed.map((column) => `closing does not mention ${column}`),
    ...twice.map((column) => `closing truncates and exempts ${column}`),
    ...closing.cut
      .filter((column) => types.has(column) && types.get(column) !== 'timestamp with time zone')
      .map((column) => `closing cannot truncate ${column}`),
    ...exported.open
      .filter((column) => types.get(column) === 'bytea')
      .map((column) => `exports the bytes of ${column} as they are`),
    ...exported.opened
      .filter((column) => types.has(column) && types.get(column) !== 'bytea')
      .map((column) => `opens ${column}, which is not sealed`),
    ...reasons(table)
      .filter((reason) => reason.trim().length < 3)
      .map(() => 'gives no reason'),
  ].map((fault) => `${table.name} ${fault}`);
}

function closingColumns({ closing }: CaseTable): Record<'cut' | 'set' | 'exempt', readonly string[]> {
  if ('nothing' in closing) return { cut: [], set: [], exempt: [] };
  const { truncateToDays, set = {}, exempt = {} } = closing;
  return { cut: truncateToDays, set: Object.keys(set), exempt: Object.keys(exempt) };
}

function exportedColumns({ exporting }: CaseTable): Record<'open' | 'opened' | 'all', readonly string[]> {
  if ('nothing' in exporting) return { open: [], opened: [], all: [] };
  const { columns: open, opened = [] } = exporting;
  return { open, opened, all: [...open, ...opened] };
}

function reasons({ closing, erasing, exporting }: CaseTable): string[] {
  return [
    ...('nothing' in closing ? [closing.nothing] : Object.values(closing.exempt ?? {})),
    ...(erasing === 'delete' ? [] : [erasing.keep]),
    ...('nothing' in exporting ? [exporting.nothing] : []),
  ];
}
