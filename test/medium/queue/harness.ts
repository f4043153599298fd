import { EventEmitter, once } from 'node:events';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { ConfigModule } from '../../../src/platform/config/index.js';
import { DatabaseModule, Transaction } from '../../../src/platform/database/index.js';
import { LoggingModule } from '../../../src/platform/logging/index.js';
import { Outbox, OutboxModule, WorkerOutboxModule } from '../../../src/platform/outbox/index.js';
import { DefinitionsModule, registers } from '../../../src/platform/definitions/index.js';
import {
  type AtMostOnce,
  type BatchedJob,
  defineEvent,
  type DomainEvent,
  HandlesJob,
  type JobData,
  type JobDefinition,
  type JobHandler,
  QueueModule,
  WorkerQueueModule,
} from '../../../src/platform/queue/index.js';
import { captureLog, createTestDatabase, testConfig, type TestDatabase } from '../../support/index.js';
import { PATIENCE_MS } from '../../support/patience.js';
import type { QueuePlace } from './queue-place.js';

/** Events of the tests. */
export const caseReceived = defineEvent<{ caseId: string } | { caseId: string; urgency: 1 | 2 | 3 | 4 }>(
  'case.received',
);
export const caseTold = defineEvent<{ caseId: string }>('case.told');
export const caseEscalated = defineEvent<{ caseId: string }>('case.escalated');

/** What a process of a test is made of. */
export interface ProcessParts {
  readonly databaseUrl: string;
  readonly redisUrl?: string | undefined;
  readonly jobs: readonly JobDefinition[];
  /** Left out: every commit waits for the disk. */
  readonly durability?: 'every_commit' | 'asked_for';
  /** With handlers it is a worker, else it is like the web process. */
  readonly handlers?: readonly Type[];
}

/** A process of the project, as far as the queue is concerned. */
export interface TestProcess {
  readonly app: INestApplicationContext;
  readonly log: ReturnType<typeof captureLog>;
  /** Emits the events in one transaction. */
  emit(...events: DomainEvent[]): Promise<void>;
  close(): Promise<void>;
}

export async function startProcess(parts: ProcessParts): Promise<TestProcess> {
  const log = captureLog();
  const config = testConfig({ DATABASE_URL: parts.databaseUrl, REDIS_URL: parts.redisUrl });
  const app = await Test.createTestingModule({
    imports: [
      ConfigModule.forRoot(config),
      DefinitionsModule,
      LoggingModule.forRoot(log.logger),
      DatabaseModule.forRoot({
        entities: [],
        ...(parts.durability ? { durability: parts.durability } : {}),
      }),
      QueueModule,
      OutboxModule,
      ...(parts.handlers ? [WorkerQueueModule, WorkerOutboxModule] : []),
    ],
    providers: [registers(...parts.jobs, ...parts.jobs.flatMap(({ on }) => on)), ...(parts.handlers ?? [])],
  })
    .setLogger(log.logger)
    .compile();
  try {
    await app.init();
  } catch (error) {
    await app.close();
    throw error;
  }
  let closed: Promise<void> | undefined;
  return {
    app,
    log,
    emit: (...events) =>
      app.get(Transaction).run(async () => {
        for (const event of events) await app.get(Outbox).emit(event);
      }),
    close: () => (closed ??= app.close()),
  };
}

/** A fresh database for each test of a block, and processes on it, which are closed after the test. */
export interface Processes {
  readonly database: TestDatabase;
  /** A process with the jobs of the block, unless told otherwise. */
  start(parts?: Partial<ProcessParts>): Promise<TestProcess>;
}

export function useProcesses(place: QueuePlace, jobs: readonly JobDefinition[]): Processes {
  let database: TestDatabase;
  const running: TestProcess[] = [];
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((process) => process.close()));
    await database.drop();
  });
  return {
    get database() {
      return database;
    },
    start: async (parts = {}) => {
      const process = await startProcess({
        databaseUrl: database.url,
        redisUrl: place.redisUrl(),
        jobs,
        ...parts,
      });
      running.push(process);
      return process;
    },
  };
}

/** A handler whose calls are kept and can be awaited. */
export interface Recorder {
  readonly handler: Type;
  readonly calls: JobData[];
  /** Resolves once there were so many calls. */
  reached(count: number): Promise<void>;
}

/** Makes a handler that notes each call and then does what the test wants. */
export function record<D extends JobData>(
  job: JobDefinition<D>,
  act: (data: D, atMostOnce: AtMostOnce) => Promise<void> = async () => undefined,
): Recorder {
  const calls: JobData[] = [];
  const news = new EventEmitter().setMaxListeners(0);
  class Handler implements JobHandler<D> {
    async handle(data: D, atMostOnce: AtMostOnce): Promise<void> {
      calls.push(data);
      news.emit('call');
      await act(data, atMostOnce);
    }
  }
  HandlesJob(job)(Handler);
  return {
    handler: Handler,
    calls,
    reached: (count) => reached(news, calls, count),
  };
}

async function reached(news: EventEmitter, calls: readonly JobData[], count: number): Promise<void> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  while (calls.length < count) {
    await once(news, 'call', { signal }).catch(() => {
      throw new Error(`${calls.length} of ${count} calls`);
    });
  }
}

/** A handler of many jobs at a time whose calls are kept and can be awaited. */
export interface BatchRecorder extends Recorder {
  /** The batches that came, each with the data of its jobs. */
  readonly batches: JobData[][];
  /** The data of those that came alone. */
  readonly alone: JobData[];
}

/** Makes a handler that notes each call and then does what the test wants. `calls` are the data of all. */
export function recordMany<D extends JobData>(
  job: JobDefinition<D>,
  actMany: (jobs: readonly BatchedJob<D>[]) => Promise<ReadonlyMap<string, unknown>> = async () => new Map(),
  act: (data: D) => Promise<void> = async () => undefined,
): BatchRecorder {
  const { handler: Alone, calls: alone } = record(job, act);
  const calls: JobData[] = [];
  const batches: JobData[][] = [];
  const news = new EventEmitter().setMaxListeners(0);
  const note = (data: readonly JobData[]): void => {
    calls.push(...data);
    news.emit('call');
  };
  const handlesOne = new Alone() as JobHandler<D>;
  class Handler implements JobHandler<D> {
    async handle(data: D, atMostOnce: AtMostOnce): Promise<void> {
      note([data]);
      await handlesOne.handle(data, atMostOnce);
    }

    async handleMany(jobs: readonly BatchedJob<D>[]): Promise<ReadonlyMap<string, unknown>> {
      batches.push(jobs.map(({ data }) => data));
      note(jobs.map(({ data }) => data));
      return actMany(jobs);
    }
  }
  HandlesJob(job)(Handler);
  return { handler: Handler, calls, alone, batches, reached: (count) => reached(news, calls, count) };
}

/** A door that handlers wait at until the test opens it. */
export function gate(): { readonly passed: Promise<void>; open(): void } {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open };
}
