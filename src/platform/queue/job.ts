import { SetMetadata } from '@nestjs/common';
import type { Config } from '../config/index.js';
import { DefinitionKind } from '../definitions/index.js';
import type { EventDataOf, EventDefinition, EventName, JobData } from './event.js';

/**
 * The queues. Each has its own worker: `notifications` waits for mail servers, `triage` for the database alone, so that slow mail
 * never holds up whom to tell, timelines and live updates.
 */
export const QUEUES = ['triage', 'notifications'] as const;
export type QueueName = (typeof QUEUES)[number];

/** How often a job is tried and how long it waits in between: twice as long each time, up to the longest, with jitter. */
export interface RetryPolicy {
  /** How often it is tried in all before it counts as failed. */
  readonly attempts: number;
  /** Milliseconds before the second try. */
  readonly firstDelayMs: number;
  /** Milliseconds that no wait exceeds. */
  readonly longestDelayMs: number;
  /**
   * How often it is tried when the error says that waiting does not help (`permanent` is true). After an outage it takes
   * two such errors in a row.
   */
  readonly attemptsIfPermanent: number;
  /**
   * Where an error asks to wait before another try (`delayMs` is a number of milliseconds) the try does not count. So many
   * milliseconds after it was written down a job that waits like this is given up.
   */
  readonly giveUpAfterMs: number;
}

/** What `defineJob` takes. */
export interface JobSpec<E extends EventDefinition = EventDefinition> {
  /** Verb and noun, such as `notify-desk-of-new-case`; unique. */
  readonly name: string;
  readonly queue: QueueName;
  /** The events that start the job. Where there are several, the job's data say which it was (`event`). */
  readonly on: readonly E[];
  /** The most jobs that a worker does together, by `handleMany`; left out: each is done alone. */
  readonly batch?: number;
  /**
   * Names that the job had in earlier versions: rows that wait under them are done as this job. `event` stands in the place of
   * the one that such a row does not name.
   */
  readonly formerly?: readonly { readonly name: string; readonly event?: EventName }[];
  readonly retry?: Partial<RetryPolicy>;
  /**
   * The longest in milliseconds that the job waits before its first try, by the urgency (1 to 4) of its event: how long is left to
   * chance, so that its effect does not tell when the event happened. Left out: it does not wait.
   */
  readonly spread?: Spread;
}

export type Spread = (urgency: number, config: Config) => number;

/** A kind of work that is done later, and the shape of its data. */
export interface JobDefinition<D extends JobData = JobData> {
  readonly name: string;
  readonly queue: QueueName;
  readonly on: readonly EventDefinition[];
  readonly batch: number;
  readonly formerly: readonly { readonly name: string; readonly event?: EventName }[];
  readonly retry: RetryPolicy;
  readonly spread: Spread | null;
  /** Carries the type of the data only; never set. */
  readonly data?: D;
}

/**
 * Does at most once what must not happen twice, such as a mail to an authority; outside of a transaction. Later tries of a job
 * whose effect happened pass over it. An effect that fails is tried again only where the error says that nothing happened
 * (`undone` is true). Of any other, and of one whose process died, nobody knows what became: the job stops until a person
 * decides.
 */
export type AtMostOnce = (effect: () => Promise<void>) => Promise<void>;

/** One of several jobs that are done together. */
export interface BatchedJob<D extends JobData = JobData> {
  readonly id: string;
  readonly data: D;
  /** Of the request that the job comes from, for the log; null: unknown. */
  readonly requestId: string | null;
}

/** Does one kind of job. It is idempotent: it may run twice, late, at the same time as itself, or after its row is gone. */
export interface JobHandler<D extends JobData = JobData> {
  handle(data: D, atMostOnce: AtMostOnce): Promise<void>;
  /**
   * Does several jobs together, for a job that is defined with `batch`. Returns, by their ids, the errors of those that failed:
   * each is tried again alone. Where it throws, nothing is known of any, and all are done again alone.
   */
  handleMany?(jobs: readonly BatchedJob<D>[]): Promise<ReadonlyMap<string, unknown>>;
}

/** About two hours of tries: longer than a database is away for an update. */
const RETRY: RetryPolicy = {
  attempts: 20,
  firstDelayMs: 1_000,
  longestDelayMs: 600_000,
  attemptsIfPermanent: 5,
  giveUpAfterMs: 3 * 86_400_000,
};

export const JOBS = new DefinitionKind<JobDefinition>('job');

/**
 * Defines a job. Its data are those of the events that start it, and with several of them also which it was. A module
 * registers it with `registers(..)`; a process does not start when no module registers an event that the job names.
 */
export function defineJob<E extends EventDefinition>(
  spec: JobSpec<E> & { readonly on: readonly [] | readonly [E] },
): JobDefinition<EventDataOf<E>>;
export function defineJob<E extends EventDefinition>(
  spec: JobSpec<E>,
): JobDefinition<EventDataOf<E> & { readonly event: EventName }>;
export function defineJob<E extends EventDefinition>(spec: JobSpec<E>): JobDefinition<EventDataOf<E>> {
  return JOBS.define({
    name: spec.name,
    queue: spec.queue,
    on: spec.on,
    batch: spec.batch ?? 1,
    formerly: spec.formerly ?? [],
    retry: { ...RETRY, ...spec.retry },
    spread: spec.spread ?? null,
  });
}

export const HANDLES_JOB = Symbol('HANDLES_JOB');

/** Makes the class, a `JobHandler`, the one that does the job. */
export function HandlesJob<D extends JobData>(
  definition: JobDefinition<D>,
): <H extends new (...args: never[]) => JobHandler<D>>(handler: H) => void {
  return (handler) => SetMetadata(HANDLES_JOB, definition.name)(handler);
}
