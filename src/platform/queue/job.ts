import { SetMetadata } from '@nestjs/common';
import { DefinitionKind } from '../definitions/index.js';
import type { EventDataOf, EventDefinition, JobData } from './event.js';

/**
 * The queues. Each has its own worker: `notifications` waits for mail servers, `triage` for the database alone, so that slow mail
 * never holds up whom to tell, timelines and live updates.
 */
export const QUEUES = ['triage', 'notifications'] as const;
export type QueueName = (typeof QUEUES)[number];

/** How often a job is tried and how long it rests in between: twice as long each time, up to the longest, with jitter. */
export interface RetryPolicy {
  /** How often it is tried in all before it counts as failed. */
  readonly attempts: number;
  /** Milliseconds before the second try. */
  readonly firstDelayMs: number;
  /** Milliseconds that no rest exceeds. */
  readonly longestDelayMs: number;
  /**
   * How often it is tried when the error says that waiting does not help (`permanent` is true). After an outage it takes
   * two such errors in a row.
   */
  readonly attemptsIfPermanent: number;
  /**
   * Where an error asks to wait before another try (`restMs` is a number of milliseconds) the try does not count. So many
   * milliseconds after it was written down a job that waits like this is given up.
   */
  readonly longestRestMs: number;
}

/** What `defineJob` takes. */
export interface JobSpec<E extends EventDefinition = EventDefinition> {
  /** Verb and noun, such as `triage-case`; unique. */
  readonly name: string;
  readonly queue: QueueName;
  /** The events that start the job. */
  readonly on: readonly E[];
  readonly retry?: Partial<RetryPolicy>;
}

/** A kind of work that is done later, and the shape of its data. */
export interface JobDefinition<D extends JobData = JobData> {
  readonly name: string;
  readonly queue: QueueName;
  readonly on: readonly EventDefinition[];
  readonly retry: RetryPolicy;
  /** Carries the type of the data only; never set. */
  readonly data?: D;
}

/**
 * Does at most once what must not happen twice, such as a mail to an authority; outside of a transaction. Later tries of a job
 * whose act happened pass over it. An act that fails is tried again only where the error says that nothing happened (`undone`
 * is true). Of any other, and of one whose process died, nobody knows what became: the job stops until a person decides.
 */
export type Once = (act: () => Promise<void>) => Promise<void>;

/** Does one kind of job. It is idempotent: it may run twice, late, at the same time as itself, or after its row is gone. */
export interface JobHandler<D extends JobData = JobData> {
  handle(data: D, once: Once): Promise<void>;
}

/** About two hours of tries: longer than a database is away for an update. */
const RETRY: RetryPolicy = {
  attempts: 20,
  firstDelayMs: 1_000,
  longestDelayMs: 600_000,
  attemptsIfPermanent: 5,
  longestRestMs: 3 * 86_400_000,
};

export const JOBS = new DefinitionKind<JobDefinition>('job');

/**
 * Defines a job. Its data are those of the events that start it. A module registers it with `registers(..)`; a process does not
 * start when no module registers an event that the job names.
 */
export function defineJob<E extends EventDefinition>(spec: JobSpec<E>): JobDefinition<EventDataOf<E>> {
  return JOBS.define({
    name: spec.name,
    queue: spec.queue,
    on: spec.on,
    retry: { ...RETRY, ...spec.retry },
  });
}

export const HANDLES_JOB = Symbol('HANDLES_JOB');

/** Makes the class, a `JobHandler`, the one that does the job. */
export function HandlesJob<D extends JobData>(
  definition: JobDefinition<D>,
): <H extends new (...args: never[]) => JobHandler<D>>(handler: H) => void {
  return (handler) => SetMetadata(HANDLES_JOB, definition.name)(handler);
}
