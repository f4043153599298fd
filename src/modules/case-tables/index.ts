/** What becomes of the rows of a case, table by table, when it is closed, erased or exported. */
export {
  CASE_TABLES,
  caseColumnOf,
  defineCaseTable,
  type CaseTable,
  type Closing,
  type ClosingTimes,
  type Erasing,
  type Exporting,
} from './case-table.js';
export { closingStatement } from './closing-statement.js';
