import { CASE_TABLES, defineCaseTable, type CaseTable } from '../../src/modules/case-tables/index.js';
import { createTestDatabase, type TestDatabase } from '../support/index.js';
import { caseTableFaults, schemaColumns, type SchemaColumn } from '../support/case-table-faults.js';
import { definitionsOf } from '../support/definitions-of.js';

const tablesOf = async (process: 'web' | 'worker'): Promise<CaseTable[]> => [
  ...(await definitionsOf(process)).of(CASE_TABLES).values(),
];
const isWritten = ({ closing }: CaseTable): boolean =>
  !('nothing' in closing) && closing.truncateToDays.length > 0;
const names = (tables: CaseTable[]): string[] => tables.map(({ name }) => name).sort();

describe('the tables of a case', () => {
  let database: TestDatabase;
  let columns: SchemaColumn[];
  let tables: CaseTable[];

  beforeAll(async () => {
    database = await createTestDatabase();
    columns = await schemaColumns(database);
    tables = await tablesOf('web');
  });
  afterAll(() => database.drop());

  it('are each defined by one module, with what becomes of every time in them', () => {
    expect(names(tables)).toEqual(expect.arrayContaining(['cases', 'entries', 'clocks', 'notifications']));
    expect(caseTableFaults(tables, columns)).toEqual([]);
  });

  it('lose the same times whichever process writes to a closed case', async () => {
    const web = names(tables.filter(isWritten));
    expect(web).toEqual(
      expect.arrayContaining(['cases', 'case_events', 'clocks', 'entries', 'notifications']),
    );
    expect(names((await tablesOf('worker')).filter(isWritten))).toEqual(web);
  });

  const calls: SchemaColumn[] = [
    { table: 'calls', column: 'case_id', type: 'uuid' },
    { table: 'calls', column: 'called_at', type: 'timestamp with time zone' },
    { table: 'calls', column: 'day', type: 'date' },
    { table: 'calls', column: 'sealed', type: 'bytea' },
  ];
  const call: CaseTable = {
    name: 'calls',
    closing: { truncateToDays: ['called_at'] },
    erasing: 'delete',
    exporting: { columns: ['called_at'], opened: ['sealed'] },
  };
  it.each<[string, Partial<CaseTable>[], string[]]>([
    ['nobody defines', [], ['calls is not defined']],
    ['two define', [call, call], ['calls is defined twice']],
    ['is as defined', [call], []],
    ['is not there', [call, { ...call, name: 'letters' }], ['letters is no table']],
    [
      'has a time that nobody mentions',
      [{ ...call, closing: { nothing: 'has no times' } }],
      ['calls closing does not mention called_at'],
    ],
    [
      'keeps a time without saying why',
      [{ ...call, closing: { truncateToDays: [], exempt: { called_at: '' } } }],
      ['calls gives no reason'],
    ],
    [
      'has other columns',
      [{ ...call, caseColumn: 'of', closing: { truncateToDays: ['called_at', 'day'] } }],
      ['calls is no column: of', 'calls closing cannot truncate day'],
    ],
    [
      'would go out sealed',
      [{ ...call, exporting: { columns: ['sealed'], opened: ['day'] } }],
      ['calls exports the bytes of sealed as they are', 'calls opens day, which is not sealed'],
    ],
  ])('are found wanting: one that %s', (_, defined, faults) => {
    const given = defined.map((table) => defineCaseTable(table as CaseTable));
    expect(caseTableFaults([...tables, ...given], [...columns, ...calls])).toEqual(faults);
  });
});
