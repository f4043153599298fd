import { QueryFailedError } from 'typeorm';
import { AppError } from '../errors/index.js';
import { databaseError, isUnavailable, isUniqueViolation } from './database-error.js';

const fromDriver = (fields: object, message = 'Meera wrote this herself') =>
  Object.assign(new Error(message), fields);
const fromOrm = (fields: object) =>
  new QueryFailedError('INSERT ...', ['Meera wrote this herself'], fromDriver(fields));

describe('an error of the database', () => {
  it.each([
    ['no server', fromDriver({ code: 'ECONNREFUSED' })],
    ['no socket', fromDriver({ code: 'ENOENT' })],
    ['several addresses and no server', new AggregateError([fromDriver({ code: 'ECONNREFUSED' })])],
    ['shutting down', fromOrm({ code: '57P01' })],
    ['starting up', fromDriver({ code: '57P03' })],
    ['too many clients', fromDriver({ code: '53300' })],
    ['disk full', fromOrm({ code: '53100' })],
    ['connection lost', fromOrm({ code: '08006' })],
    ['broken in the middle', fromDriver({}, 'Connection terminated unexpectedly')],
    ['no free connection', fromDriver({}, 'timeout exceeded when trying to connect')],
  ])('means unavailable: %s', (_what, error) => {
    expect(isUnavailable(error)).toBe(true);
    expect(databaseError(error)).toMatchObject({ code: 'DATABASE_UNAVAILABLE', status: 503 });
    expect(isUnavailable(databaseError(error))).toBe(true);
  });

  it.each([
    ['a rule broken', fromOrm({ code: '23514', constraint: 'cases_kind' }), 'DATABASE_CONFLICT', 409],
    ['a deadlock', fromOrm({ code: '40P01' }), 'DATABASE_CONFLICT', 409],
    ['a mistake of ours', fromOrm({ code: '42P01' }), 'DATABASE_FAILED', 500],
    ['a statement that took too long', fromOrm({ code: '57014' }), 'DATABASE_FAILED', 500],
    ['an error of the mapper', new QueryFailedError('SELECT', [], fromDriver({})), 'DATABASE_FAILED', 500],
  ])('is something else: %s', (_what, error, code, status) => {
    expect(isUnavailable(error)).toBe(false);
    expect(databaseError(error)).toMatchObject({ code, status });
  });

  it('never takes words along', () => {
    const reduced = databaseError(
      fromOrm({ code: '23505', constraint: 'staff_email', detail: 'Meera' }),
    ) as Error;
    expect(
      `${reduced.message}${reduced.stack}${JSON.stringify(reduced)}${String(reduced.cause)}`,
    ).not.toContain('Meera');
    expect(isUniqueViolation(reduced, 'staff_email')).toBe(true);
  });

  it('leaves every other error alone', () => {
    const own = new AppError('CASE_NOT_FOUND', 404);
    const plain = new TypeError('x');
    expect([databaseError(own), databaseError(plain), databaseError('text')]).toEqual([own, plain, 'text']);
    expect([isUnavailable(own), isUnavailable(plain), isUnavailable(undefined)]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
