import { defineCaseTable } from './case-table.js';
import { closingStatement } from './closing-statement.js';

const calls = defineCaseTable({
  name: 'calls',
  closing: {
    truncateToDays: ['called_at', 'due_at'],
    set: { left_seconds: 'minutes * 60' },
    exempt: { paid_on: 'a day already' },
  },
  erasing: 'delete',
  exporting: { columns: ['called_at'], opened: ['sealed'] },
});
const keys = defineCaseTable({
  name: 'keys',
  closing: { nothing: 'has no times' },
  erasing: { keep: 'opens backups' },
  exporting: { nothing: 'keys' },
});
const cases = defineCaseTable({
  ...keys,
  name: 'cases',
  caseColumn: 'id',
  closing: { truncateToDays: ['at'] },
});

describe('closing a case', () => {
  it('is one statement over the tables that say something of it', () => {
    expect(closingStatement([calls, keys, cases])).toBe(
      `WITH t0 AS (UPDATE calls SET called_at = date_trunc('day', called_at, 'UTC'), ` +
        `due_at = date_trunc('day', due_at, 'UTC'), left_seconds = minutes * 60 WHERE case_id = $1 AND ` +
        `(called_at IS DISTINCT FROM date_trunc('day', called_at, 'UTC') OR ` +
        `due_at IS DISTINCT FROM date_trunc('day', due_at, 'UTC') OR left_seconds IS DISTINCT FROM minutes * 60)),\n` +
        `     t1 AS (UPDATE cases SET at = date_trunc('day', at, 'UTC') WHERE id = $1 AND ` +
        `(at IS DISTINCT FROM date_trunc('day', at, 'UTC')))\nSELECT $1::uuid`,
    );
  });

  it('touches nothing where no table says anything', () => {
    expect(closingStatement([keys])).toBe('SELECT $1::uuid');
  });
});
