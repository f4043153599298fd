import { Injectable, Module, type INestApplicationContext, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createLogger, LoggingModule } from '../logging/index.js';
import { Pulse } from '../metrics/index.js';
import { scheduledOf } from './every.js';
import { Every, ScheduleModule, Scheduler } from './index.js';

/** A round that ends when the test says so. */
class Rounds {
  begun = 0;
  atOnce = 0;
  mostAtOnce = 0;
  private settle: { resolve: () => void; reject: (error: Error) => void } | null = null;

  async take(): Promise<void> {
    this.begun++;
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.atOnce);
    try {
      await new Promise<void>((resolve, reject) => (this.settle = { resolve, reject }));
    } finally {
      this.atOnce--;
    }
  }

  async end(error?: Error): Promise<void> {
    if (error) this.settle?.reject(error);
    else this.settle?.resolve();
    // Timers of no length: what waits for the round goes on.
    await jest.advanceTimersByTimeAsync(0);
  }
}

@Injectable()
class Sweeper {
  readonly rounds = new Rounds();
  signal: AbortSignal | null = null;

  @Every('1 min', { name: 'case.sweep', pulse: 'clock_sweep' })
  async sweep(signal: AbortSignal): Promise<void> {
    this.signal = signal;
    await this.rounds.take();
  }
}

@Injectable()
class Early {
  readonly rounds = new Rounds();

  @Every('2 s', { name: 'early.sweep', atStart: true, keepsAlive: true, stops: 'early' })
  async sweep(): Promise<void> {
    await this.rounds.take();
  }
}

@Injectable()
class SameName {
  @Every('1 h', { name: 'case.sweep' })
  async other(): Promise<void> {}
}

const lines: Record<string, unknown>[] = [];
const logger = createLogger({ logLevel: 'info' }, 'worker', {
  write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>),
});
const said = (): unknown[] => lines.map(({ msg, code }) => [msg, code]);

let app: INestApplicationContext | undefined;

async function boot(...providers: Type[]): Promise<INestApplicationContext> {
  @Module({ imports: [LoggingModule.forRoot(logger), ScheduleModule], providers })
  class Process {}
  app = await NestFactory.createApplicationContext(Process, { logger: false, abortOnError: false });
  return app;
}

beforeEach(() => {
  // Nest starts and stops on real ticks.
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
  lines.length = 0;
});
afterEach(async () => {
  jest.useRealTimers();
  await app?.close();
  app = undefined;
});

async function sweeper(): Promise<Sweeper> {
  return (await boot(Sweeper)).get(Sweeper);
}

describe('a method that is repeated', () => {
  it('runs one interval after the start, and again an interval after it has ended', async () => {
    const { rounds } = await sweeper();
    await jest.advanceTimersByTimeAsync(59_999);
    expect(rounds.begun).toBe(0);
    await jest.advanceTimersByTimeAsync(1);
    expect(rounds.begun).toBe(1);
    await rounds.end();
    await jest.advanceTimersByTimeAsync(59_999);
    expect(rounds.begun).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(rounds.begun).toBe(2);
    await rounds.end();
  });

  it('never runs twice at once, not when it is asked by hand either', async () => {
    const { rounds } = await sweeper();
    const scheduler = app!.get(Scheduler);
    await jest.advanceTimersByTimeAsync(60_000);
    const joined = scheduler.run('case.sweep');
    await jest.advanceTimersByTimeAsync(600_000);
    expect([rounds.begun, rounds.mostAtOnce]).toEqual([1, 1]);
    await rounds.end();
    await joined;
    await jest.advanceTimersByTimeAsync(60_000);
    expect([rounds.begun, rounds.mostAtOnce]).toEqual([2, 1]);
    await rounds.end();
  });

  it('starts with the process where it says so', async () => {
    const { rounds } = (await boot(Early)).get(Early);
    await jest.advanceTimersByTimeAsync(0);
    expect(rounds.begun).toBe(1);
    await rounds.end();
    await jest.advanceTimersByTimeAsync(2_000);
    expect(rounds.begun).toBe(2);
    await rounds.end();
  });

  it('runs one round when a test asks for it', async () => {
    const { rounds } = await sweeper();
    const asked = app!.get(Scheduler).run('case.sweep');
    await rounds.end();
    await asked;
    expect(rounds.begun).toBe(1);
    await expect(app!.get(Scheduler).run('no.sweep')).rejects.toThrow('SCHEDULE_NAME_UNKNOWN: no.sweep');
  });

  it('says an outage once, and that it is over', async () => {
    const { rounds } = await sweeper();
    for (const error of [new Error('Meera'), new Error('Meera'), undefined, undefined, new TypeError('x')]) {
      await jest.advanceTimersByTimeAsync(60_000);
      await rounds.end(error);
    }
    expect(rounds.begun).toBe(5);
    expect(said()).toEqual([
      ['case.sweep_failed', 'Error'],
      ['case.sweep_recovered', undefined],
      ['case.sweep_failed', 'TypeError'],
    ]);
  });

  it('keeps a pulse of its start and its successes', async () => {
    const { rounds } = await sweeper();
    const beat = () => app!.get(Pulse, { strict: false }).all().get('clock_sweep');
    const start = Date.now();
    expect(beat()).toEqual({ at: start, everyMs: 60_000 });
    await jest.advanceTimersByTimeAsync(60_000);
    await rounds.end(new Error('away'));
    expect(beat()?.at).toBe(start);
    await jest.advanceTimersByTimeAsync(60_000);
    await rounds.end();
    expect(beat()).toEqual({ at: start + 120_000, everyMs: 60_000 });
  });

  it('keeps the process alive only where it says so', async () => {
    const set = jest.spyOn(global, 'setTimeout');
    await boot(Sweeper, Early);
    const held = set.mock.calls.map(([, ms], n) => [
      ms,
      (set.mock.results[n]!.value as NodeJS.Timeout).hasRef(),
    ]);
    set.mockRestore();
    expect(held).toEqual([
      [60_000, false],
      [0, true],
    ]);
    await jest.advanceTimersByTimeAsync(0);
    await app!.get(Early).rounds.end();
  });
});

describe('the end of the process', () => {
  it('waits for a round that runs, tells it, and starts none', async () => {
    const { rounds } = await sweeper();
    await jest.advanceTimersByTimeAsync(60_000);
    let closed = false;
    const told = new Promise((heard) => app!.get(Sweeper).signal?.addEventListener('abort', heard));
    const closing = app!.close().then(() => (closed = true));
    await told;
    expect(closed).toBe(false);
    await rounds.end();
    await closing;
    await jest.advanceTimersByTimeAsync(600_000);
    expect(rounds.begun).toBe(1);
  });

  it('first stops what has to stop before the rest', async () => {
    const order: string[] = [];
    const context = await boot(Sweeper, Early);
    const scheduler = context.get(Scheduler);
    await jest.advanceTimersByTimeAsync(60_000);
    const early = scheduler.onModuleDestroy().then(() => order.push('early'));
    await context.get(Early).rounds.end();
    await early;
    expect([order, context.get(Sweeper).signal?.aborted]).toEqual([['early'], false]);
    const late = scheduler.onApplicationShutdown().then(() => order.push('late'));
    await context.get(Sweeper).rounds.end();
    await late;
    expect(order).toEqual(['early', 'late']);
  });
});

describe('what is scheduled', () => {
  it('is found once, also where the provider goes by two tokens', async () => {
    @Module({
      imports: [LoggingModule.forRoot(logger), ScheduleModule],
      providers: [Sweeper, { provide: 'sweeper', useExisting: Sweeper }],
    })
    class Process {}
    app = await NestFactory.createApplicationContext(Process, { logger: false, abortOnError: false });
    expect(app.get(Scheduler).names()).toEqual(['case.sweep']);
  });

  it.each([
    ['two methods of one name', [Sweeper, SameName]],
    ['a class that is provided twice', [Sweeper, { provide: 'again', useClass: Sweeper }]],
  ])('keeps a process from starting with %s', async (_what, providers) => {
    await expect(boot(...(providers as Type[]))).rejects.toThrow('SCHEDULE_NAME_TAKEN: case.sweep');
  });

  it.each([
    ['2 s', 2_000],
    ['1 min', 60_000],
    ['1 h', 3_600_000],
  ] as const)('every %s is every %d ms', (interval, ms) => {
    class Work {
      @Every(interval, { name: 'a.b' })
      async sweep(): Promise<void> {}
    }
    expect(scheduledOf(Work)).toEqual([{ name: 'a.b', method: 'sweep', everyMs: ms }]);
    expect(scheduledOf(Work.prototype)).toEqual([]);
  });

  it('takes no argument of its own', () => {
    class Work {
      // @ts-expect-error: a round is given a signal, not a date
      @Every('1 h', { name: 'a.b' })
      async sweep(_now: Date): Promise<void> {}
    }
    expect(scheduledOf(Work)).toHaveLength(1);
  });
});
