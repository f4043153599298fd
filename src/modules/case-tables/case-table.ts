import { type Definition, DefinitionKind } from '../../platform/definitions/index.js';

/**
 * What closing the case makes of the rows: of what is over, the day is kept and no longer the minute. It runs after every
 * write to a closed case as well, so that it must change nothing when it runs again.
 */
export interface ClosingTimes {
  /** Columns of type timestamptz of which the day (UTC) is kept. */
  readonly truncateToDays: readonly string[];
  /** Other columns that say more than the day, and the SQL expression over the row that they are set to. */
  readonly set?: Readonly<Record<string, string>>;
  /** Columns of type timestamptz that stay as they are, and why. */
  readonly exempt?: Readonly<Record<string, string>>;
}

/** `nothing`: why; only for a table without times. */
export type Closing = ClosingTimes | { readonly nothing: string };

/** What erasing the case makes of the rows: they go with it, or they are kept, and why. */
export type Erasing = 'delete' | { readonly keep: string };

/** What an export of the case takes of each row. */
export type Exporting =
  | {
      /** Columns that are in the open. */
      readonly columns: readonly string[];
      /** Columns that are sealed to the case: what they hold, opened with the keys of whoever exports. */
      readonly opened?: readonly string[];
    }
  /** Why nothing of it. */
  | { readonly nothing: string };

/** A table that has rows of a case, and what becomes of them. */
export interface CaseTable extends Definition {
  /** The table, as the database names it. */
  readonly name: string;
  /** The column that says of which case; left out: `case_id`. */
  readonly caseColumn?: string;
  readonly closing: Closing;
  readonly erasing: Erasing;
  readonly exporting: Exporting;
}

export const CASE_TABLES = new DefinitionKind<CaseTable>('case table');

/**
 * Defines what becomes of the rows of a case in one table. The module that owns the table registers it, with `registers(..)`, in
 * every process that writes to cases. A test over the schema fails on a table of cases that no module defines, and on a time that
 * closing does not mention.
 */
export function defineCaseTable(table: CaseTable): CaseTable {
  return CASE_TABLES.define({ ...table });
}

/** The column of a table that says of which case a row is. */
export function caseColumnOf({ caseColumn = 'case_id' }: CaseTable): string {
  return caseColumn;
}
