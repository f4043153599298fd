import { composeStatement } from './statement.js';

describe('a statement of several parts', () => {
  it('of none is its last query', () => {
    expect(composeStatement([], (bind) => `SELECT ${bind(1)}`)).toEqual({ text: 'SELECT $1', values: [1] });
  });

  it('numbers the values of all of them in one row', () => {
    const statement = composeStatement(
      [
        { name: 'one', sql: (bind) => `INSERT INTO a SELECT ${bind('x')}, ${bind(2)} RETURNING id` },
        { name: 'two', sql: (bind) => `INSERT INTO b SELECT id, ${bind(null)} FROM one` },
      ],
      (bind) => `SELECT f(${bind('y')}) FROM one`,
    );
    expect(statement).toEqual({
      text: `WITH one AS (INSERT INTO a SELECT $1, $2 RETURNING id),\ntwo AS (INSERT INTO b SELECT id, $3 FROM one)\nSELECT f($4) FROM one`,
      values: ['x', 2, null, 'y'],
    });
  });
});
