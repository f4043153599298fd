import type { TestingModule } from '@nestjs/testing';
import { Test } from '@nestjs/testing';
import { Pool } from 'pg';
import { ConfigModule } from '../../../src/platform/config/index.js';
import {
  TIMEOUT_CLIENT,
  createDataSource,
  Database,
  DatabaseError,
  DatabaseModule,
  isUnavailable,
  isUniqueViolation,
  migrate,
  Notifier,
  PLANNED_EACH_TIME,
  Transaction,
} from '../../../src/platform/database/index.js';
import { LoggingModule } from '../../../src/platform/logging/index.js';
import { DatabaseRoad } from '../../support/database-road.js';
import {
  captureLog,
  createTestDatabase,
  eventually,
  stillAway,
  type TestDatabase,
  testConfig,
} from '../../support/index.js';

const CANARY = 'Meera wrote this herself';

describe('the database', () => {
  let own: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let transaction: Transaction;
  const log = captureLog();
  const names = async () =>
    (await own.query<{ name: string }>('SELECT name FROM things ORDER BY name')).map(({ name }) => name);
  const add = (name: string) => database.query('INSERT INTO things (name) VALUES ($1)', [name]);

  beforeAll(async () => {
    own = await createTestDatabase();
    await own.query(
      'CREATE TABLE things (name text CONSTRAINT things_name UNIQUE CHECK (length(name) < 20))',
    );
    const config = testConfig({ DATABASE_URL: own.url, DATABASE_POOL: '4' });
    app = await Test.createTestingModule({
      imports: [ConfigModule.forRoot(config), LoggingModule.forRoot(log.logger), DatabaseModule.forRoot()],
    })
      .setLogger(log.logger)
      .compile();
    await app.init();
    database = app.get(Database);
    transaction = app.get(Transaction);
  });
  beforeEach(() => own.query('TRUNCATE things'));
  afterAll(async () => {
    await app.close();
    await own.drop();
  });

  describe('a transaction', () => {
    it('prepares what has values, unless its plan depends on them, and also after its table changed', async () => {
      const kept = async () => {
        const rows = await database.query<{ statement: string }>(
          'SELECT statement FROM pg_prepared_statements',
        );
        return rows.map(({ statement }) => statement);
      };
      await transaction.run(async () => {
        const [prepared, planned] = ['SELECT $1::int AS one', `${PLANNED_EACH_TIME}SELECT $1::int AS two`];
        await database.query(prepared, [1]);
        expect(await database.query(planned, [2])).toEqual([{ two: 2 }]);
        expect(await kept()).toContain(prepared);
        expect(await kept()).not.toContain(planned);

        const find = (name: string) => database.query('SELECT name FROM things WHERE name = $1', [name]);
        for (let times = 0; times < 8; times += 1) expect(await find('nobody')).toEqual([]);
        await database.query('ALTER TABLE things ADD COLUMN more text');
        expect(await find('nobody')).toEqual([]);
        await database.query('ALTER TABLE things DROP COLUMN more');
      });
    });

    it('keeps all of the work, or none of it', async () => {
      await transaction.run(async () => {
        await add('a');
        await add('b');
      });
      const failed = transaction.run(async () => {
        await add('c');
        throw new Error('no');
      });
      await expect(failed).rejects.toThrow('no');
      expect(await names()).toEqual(['a', 'b']);
    });

    it('is joined by one inside it, so that both end together', async () => {
      const failed = transaction.run(async () => {
        await transaction.run(() => add('inner'));
        throw new Error('no');
      });
      await expect(failed).rejects.toThrow('no');
      expect(await names()).toEqual([]);
    });

    it('keeps nothing when work inside it failed, even if the error was caught', async () => {
      const spoiled = transaction.run(async () => {
        await add('outer');
        await transaction.run(() => Promise.reject(new Error('no'))).catch(() => undefined);
      });
      await expect(spoiled).rejects.toMatchObject({ code: 'TRANSACTION_SPOILED' });
      expect(await names()).toEqual([]);
    });

    it('does not see the work of another that runs at the same time', async () => {
      const barrier = (): (() => Promise<void>) => {
        let waiting = 3;
        let go: () => void = () => undefined;
        const all = new Promise<void>((resolve) => (go = resolve));
        return () => {
          if (--waiting === 0) go();
          return all;
        };
      };
      const [added, read] = [barrier(), barrier()];
      const one = (name: string) =>
        transaction.run(async () => {
          await add(name);
          await added();
          const seen = await database.query<{ name: string }>('SELECT name FROM things');
          // Nobody commits before everybody has looked.
          await read();
          return seen;
        });
      expect(await Promise.all([one('x'), one('y'), one('z')])).toEqual([
        [{ name: 'x' }],
        [{ name: 'y' }],
        [{ name: 'z' }],
      ]);
    });

    it('calls what waits for its commit after it, outside of it, and never after a rollback', async () => {
      const calls: string[] = [];
      await transaction.run(async () => {
        transaction.afterCommit(() => calls.push(`kept ${transaction.isOpen()}`));
        await add('a');
        calls.push(`inside ${transaction.isOpen()}`);
      });
      await transaction
        .run(() => {
          transaction.afterCommit(() => calls.push('lost'));
          return Promise.reject(new Error('no'));
        })
        .catch(() => undefined);
      transaction.afterCommit(() => calls.push('at once'));
      expect(calls).toEqual(['inside true', 'kept false', 'at once']);
    });

    it('refuses work that was left behind in it and comes after its end', async () => {
      let late: Promise<unknown> = Promise.resolve();
      let end: () => void = () => undefined;
      const ended = new Promise<void>((resolve) => (end = resolve));
      await transaction.run(async () => {
        late = ended.then(() => add('late'));
        late.catch(() => undefined);
        await add('in time');
      });
      end();
      await expect(late).rejects.toMatchObject({ code: 'TRANSACTION_CLOSED' });
      expect(await names()).toEqual(['in time']);
    });
  });

  describe('an error', () => {
    const caught = async (work: Promise<unknown>): Promise<unknown> => {
      try {
        await work;
      } catch (error) {
        return error;
      }
      throw new Error('nothing was thrown');
    };
    const everything = (error: unknown): string => {
      const { message, stack = '' } = error as Error;
      return [message, stack, JSON.stringify(error), String((error as Error).cause)].join('\n');
    };

    it('says that a row is there already, and by which rule', async () => {
      await add(CANARY.slice(0, 19));
      const error = await caught(add(CANARY.slice(0, 19)));
      expect(error).toBeInstanceOf(DatabaseError);
      expect(error).toMatchObject({
        code: 'DATABASE_CONFLICT',
        sqlState: '23505',
        constraint: 'things_name',
      });
      expect(isUniqueViolation(error, 'things_name')).toBe(true);
      expect(isUniqueViolation(error, 'another')).toBe(false);
      expect(isUnavailable(error)).toBe(false);
    });

    it.each([
      ['a rule broken', () => add(`${CANARY} and much more`)],
      ['a value of the wrong kind', () => database.query('SELECT $1::uuid', [CANARY])],
      [
        'a value of the wrong kind in a transaction',
        () => transaction.run(() => database.manager().query('SELECT $1::int', [CANARY])),
      ],
    ])('carries no word of the statement: %s', async (_what, work) => {
      const error = await caught(work());
      expect(error).toBeInstanceOf(DatabaseError);
      expect(everything(error)).not.toContain('Meera');
    });

    it('counts as unavailable when connections break in the middle of work', async () => {
      const broken = transaction.run(async () => {
        await add('a');
        await own.cutConnections();
        await add('b');
      });
      const error = await caught(broken);
      expect(error).toMatchObject({ code: 'DATABASE_UNAVAILABLE', status: 503 });
      expect(isUnavailable(error)).toBe(true);
      // Others of the pool may be found broken when they are asked.
      await eventually('it works again', () => add('works again').then(() => true, stillAway));
      expect(await names()).toEqual(['works again']);
    });

    it('counts as unavailable when a connection breaks while its holder asks nothing, and the process lives on', async () => {
      const pool = new Pool({ connectionString: own.url, max: 1, ...TIMEOUT_CLIENT });
      const held = await pool.connect();
      const broken = new Promise((resolve) => held.once('end', () => resolve(true)));
      await own.cutConnections();
      await broken;

      const error = await caught(held.query('SELECT 1'));
      held.release();
      const { rows } = await pool.query('SELECT 2 AS two');
      await pool.end();
      expect(isUnavailable(error)).toBe(true); // and no error was left uncaught
      expect(rows).toEqual([{ two: 2 }]);
    });

    it('counts as unavailable when the server is gone without a word, and no such connection is used again', async () => {
      const road = await DatabaseRoad.to(own.url);
      const limits = { connectMs: 1_000, statementMs: 200, answerMs: 400 };
      const source = createDataSource({ databaseUrl: road.url, databasePool: 2 }, [], undefined, limits);
      await source.initialize();
      const [far, within] = [new Database(source), new Transaction(source)];
      await far.query('SELECT 1');
      road.hold();
      const asked = [
        far.query('SELECT 2'),
        within.run(() => far.query('SELECT 3')),
        far.query('SELECT 4'),
        far.query('SELECT 5'),
      ];
      for (const answer of await Promise.allSettled(asked))
        expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'DATABASE_UNAVAILABLE' } });

      road.letNewThrough();
      expect(await Promise.all([6, 7, 8].map((n) => far.query('SELECT $1::int AS n', [n])))).toEqual([
        [{ n: 6 }],
        [{ n: 7 }],
        [{ n: 8 }],
      ]);
      await source.destroy();
      await road.close();
    });

    it('counts as unavailable when no server is there', async () => {
      const nowhere = createDataSource({ databaseUrl: 'postgresql://a@%2Fnowhere/b', databasePool: 2 });
      const error = await caught(migrate(nowhere));
      expect(error).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    });
  });

  describe('a notification', () => {
    const hear = (topic: string) => {
      let tell: (payload: unknown) => void = () => undefined;
      const heard = new Promise<unknown>((resolve) => (tell = resolve));
      const stop = app.get(Notifier).subscribe(topic, (payload) => tell(payload));
      return { heard, stop };
    };

    it('is heard after the commit, by those who listen to its topic', async () => {
      const notifier = app.get(Notifier);
      const mine = hear('case');
      const others: unknown[] = [];
      const stopOthers = notifier.subscribe('desk', (payload) => others.push(payload));
      await notifier.ready();
      await transaction.run(() => notifier.notify('case', { id: 'undone' })).then(() => undefined);
      expect(await mine.heard).toEqual({ id: 'undone' });
      expect(others).toEqual([]);
      mine.stop();
      stopOthers();
    });

    it('is never heard when its transaction was rolled back', async () => {
      const notifier = app.get(Notifier);
      const { heard, stop } = hear('case');
      await notifier.ready();
      await transaction
        .run(async () => {
          await notifier.notify('case', { id: 'lost' });
          throw new Error('no');
        })
        .catch(() => undefined);
      await notifier.notify('case', { id: 'kept' });
      expect(await heard).toEqual({ id: 'kept' });
      stop();
    });

    it.each([
      ['no JSON', 'hello', {}],
      ['no list', '{}', {}],
      ['no payload', '["case"]', { topic: 'case' }],
      ['an empty payload', '["case",null]', { topic: 'case' }],
      ['a payload of other values', '["case",{"id":7}]', { topic: 'case' }],
      ['words', `["${CANARY}",7]`, {}],
    ])('that is not ours is left alone and logged by its topic: %s', async (_what, text, topic) => {
      const notifier = app.get(Notifier);
      const { heard, stop } = hear('case');
      await notifier.ready();
      log.lines.length = 0;
      await own.query('SELECT pg_notify($1, $2)', ['abhaya', text]);
      await notifier.notify('case', { id: 'ours' });
      expect(await heard).toEqual({ id: 'ours' });
      const { time: _time, level: _level, name: _name, ...line } = log.lines[0] ?? {};
      expect(line).toEqual({ msg: 'database.notification_malformed', ...topic });
      expect(log.text()).not.toContain('Meera');
      stop();
    });

    it('refuses words', async () => {
      await expect(app.get(Notifier).notify('case', { id: CANARY })).rejects.toThrow(TypeError);
    });

    it('is heard again after the connection broke, and listeners are told that they may have missed some', async () => {
      const notifier = app.get(Notifier);
      await notifier.ready();
      let again: () => void = () => undefined;
      const returned = new Promise<void>((resolve) => (again = resolve));
      let tell: (payload: unknown) => void = () => undefined;
      const next = new Promise<unknown>((resolve) => (tell = resolve));
      const stop = notifier.subscribe('case', (payload) => tell(payload), again);
      await own.cutConnections();
      await returned;
      await notifier.notify('case', { id: 'last' });
      expect(await next).toEqual({ id: 'last' });
      stop();
    });
  });

  it('migrates once when several processes start together', async () => {
    const fresh = await createTestDatabase();
    await fresh.query('DROP SCHEMA public CASCADE');
    await fresh.query('CREATE SCHEMA public');
    const sources = Array.from({ length: 3 }, () =>
      createDataSource({ databaseUrl: fresh.url, databasePool: 2 }),
    );
    const ran = await Promise.all(sources.map((source) => migrate(source)));
    expect(ran.filter((migrations) => migrations.length > 0)).toHaveLength(1);
    expect(await fresh.query('SELECT count(*)::int AS cases FROM cases')).toEqual([{ cases: 0 }]);
    await Promise.all(sources.map((source) => source.destroy()));
    await fresh.drop();
  });
});
