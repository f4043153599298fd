import { AppError } from '../errors/index.js';
import { type AppLogger, createLogger } from './app-logger.js';
import { newRequestId, withRequestId } from './request-id.js';

function open(): { logger: AppLogger; lines: Record<string, unknown>[]; text: () => string } {
  const raw: string[] = [];
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => {
    raw.push(line);
    lines.push(JSON.parse(line) as Record<string, unknown>);
  };
  return { logger: createLogger({ logLevel: 'info' }, 'web', { write }), lines, text: () => raw.join('') };
}

const CANARY = 'Meera wrote this herself';

describe('the log', () => {
  it('writes an event with its fields, the process and the time', () => {
    const { logger, lines } = open();
    logger.info('clock.breached', { clockId: 'c-1', minutes: 15 });
    expect(lines).toEqual([
      {
        level: 30,
        time: expect.any(String) as string,
        name: 'web',
        msg: 'clock.breached',
        clockId: 'c-1',
        minutes: 15,
      },
    ]);
  });

  it('leaves out values that a person may have typed', () => {
    const { logger, lines, text } = open();
    logger.info('case.noted', {
      note: CANARY,
      to: 'asha@example.org',
      ip: '1',
      from: '203.0.113.9',
      via: '2001:db8::7',
      state: 'open',
    });
    const { note, to, ip, from, via, state } = lines[0] ?? {};
    expect([note, to, ip, from, via]).toEqual(Array.from({ length: 5 }, () => '[left out]'));
    expect(state).toBe('open');
    expect(text()).not.toMatch(/Meera|asha|203\.0|db8/);
  });

  it('leaves out names, numbers and codes in fields and in the name of the event', () => {
    const { logger, lines, text } = open();
    const fields = {
      who: 'Meera',
      phone: '+919876543210',
      receipt: '12345678901234567890',
      number: 9_876_543_210,
    };
    logger.info('case.noted', fields);
    logger.warn('case.noted', fields);
    logger.failure('case.noted', new Error('Meera'), fields);
    for (const event of ['Meera wrote', 'for meera', 'Meera', '10.1.2.3']) {
      logger.info(event as 'a.b');
      logger.warn(event as 'a.b');
      logger.failure(event as 'a.b', new Error('Meera'));
      logger.log(event);
      logger.error(event, 'ExceptionsHandler');
      logger.warn(event as 'a.b', 'Meera wrote');
      logger.debug(event);
    }
    expect(lines.length).toBeGreaterThan(20);
    expect(text()).not.toMatch(/meera|9876543210|1234567890|10\.1\.2/i);
  });

  it('keeps codes, routes, ids, counts and flags', () => {
    const { logger, lines } = open();
    const id = newRequestId();
    const fields = { code: 'CASE_NOT_FOUND', route: '/api/cases/:id/messages', id, attempt: 3, last: true };
    logger.warn('job.given_up', fields);
    logger.failure('http.route_refused', null, { route: 'GET /api/x' });
    expect(lines).toMatchObject([fields, { route: 'GET /api/x' }]);
  });

  it('keeps the code of what caused an error, and the state by which Postgres names what is wrong', () => {
    const { logger, lines, text } = open();
    const cause = Object.assign(new Error(CANARY), { code: 'REDIS_OOM' });
    logger.failure('outbox.left_to_sweep', new AppError('QUEUE_AWAY', 503, { cause }));
    logger.failure('job.failed', Object.assign(new AppError('DATABASE_FAILED', 500), { sqlState: '42P01' }));
    logger.failure('job.failed', Object.assign(new AppError('DATABASE_FAILED', 500), { sqlState: CANARY }));
    expect(lines[0]).toMatchObject({ code: 'QUEUE_AWAY', cause: 'REDIS_OOM' });
    expect(lines[1]).toMatchObject({ code: 'DATABASE_FAILED', sqlState: '42P01' });
    expect(lines[2]).not.toHaveProperty('sqlState');
    expect(text()).not.toContain('Meera');
  });

  it('keeps of an error its code and its place alone, whoever logs it', () => {
    const { logger, lines, text } = open();
    const error = Object.assign(new TypeError(CANARY), { parameters: [CANARY] });
    logger.failure('job.failed', error, { job: 'greet-case' });
    logger.error(error);
    logger.error(CANARY, error.stack, 'ExceptionsHandler');
    logger.warn('mail.late', error);
    logger.failure('case.lost', new AppError('CASE_NOT_FOUND', 404));
    expect(lines.map(({ code }) => code)).toEqual([
      'TypeError',
      'TypeError',
      'Error',
      'TypeError',
      'CASE_NOT_FOUND',
    ]);
    expect(lines[0]).toMatchObject({ msg: 'job.failed', job: 'greet-case' });
    expect((lines[0]?.['at'] as string[])[0]).toMatch(/app-logger\.spec\.ts:\d+:\d+$/);
    expect(lines[2]).toMatchObject({ context: 'ExceptionsHandler', msg: 'error' });
    expect(lines[3]).toMatchObject({ msg: 'mail.late' });
    expect(text()).not.toContain('Meera');
  });

  it('serves Nest', () => {
    const { logger, lines } = open();
    logger.log('Nest application successfully started', 'NestApplication');
    expect(lines).toMatchObject([
      { level: 30, msg: 'Nest application successfully started', context: 'NestApplication' },
    ]);
  });

  it('tells of a wiring mistake which class is meant', () => {
    class UnknownDependenciesException extends Error {}
    const { logger, lines } = open();
    logger.error(new UnknownDependenciesException('Nest cannot resolve Mailer'));
    expect(lines).toMatchObject([
      { code: 'UnknownDependenciesException', wiring: 'Nest cannot resolve Mailer' },
    ]);
  });

  it('carries the id of the request through everything that it starts', async () => {
    const { logger, lines } = open();
    const id = newRequestId();
    await withRequestId(id, async () => {
      await Promise.resolve();
      logger.info('it.began');
    });
    logger.info('it.ended');
    expect(lines.map(({ requestId }) => requestId)).toEqual([id, undefined]);
  });

  it('writes nothing below its level', () => {
    const { logger, lines } = open();
    logger.debug('detail');
    logger.verbose('more detail');
    expect(lines).toEqual([]);
  });
});
