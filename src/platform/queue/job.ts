import { SetMetadata } from '@nestjs/common';

/**
 * The queues. Each has its own worker: `notifications` waits for mail servers, `triage` for the database alone, so that slow mail
 * never holds up whom to tell, timelines and live updates.
 */
export const QUEUES = ['triage', 'notifications'] as const;
export type QueueName = (typeof QUEUES)[number];

/** The name of an event: noun and past participle, such as `case.received`. */
export type EventName = `${string}.${string}`;

/** What a job or an event holds: ids, enumerations and counts, never a word that a person typed. */
export type JobData = Readonly<Record<string, string | number>>;

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
}

/** What `defineJob` takes. */
export interface JobSpec {
  /** Verb and noun, such as `triage-case`; unique. */
  readonly name: string;
  readonly queue: QueueName;
  /** The events that start the job. */
  readonly on?: readonly EventName[];
  readonly retry?: Partial<RetryPolicy>;
}

/** A kind of work that is done later, and the shape of its data. */
export interface JobDefinition<D extends JobData = JobData> {
  readonly name: string;
  readonly queue: QueueName;
  readonly on: readonly EventName[];
  readonly retry: RetryPolicy;
  /** Carries the type of the data only; never set. */
  readonly data?: D;
}

/** Does one kind of job. It is idempotent: it may run twice, late, at the same time as itself, or after its row is gone. */
export interface JobHandler<D extends JobData = JobData> {
  handle(data: D): Promise<void>;
}

/** About two hours of tries: longer than a database is away for an update. */
const RETRY: RetryPolicy = {
  attempts: 20,
  firstDelayMs: 1_000,
  longestDelayMs: 600_000,
  attemptsIfPermanent: 5,
};

/** Defines a job. Its data are the fields of the event that starts it. */
export function defineJob<D extends JobData>(spec: JobSpec): JobDefinition<D> {
  return Object.freeze({
    name: spec.name,
    queue: spec.queue,
    on: spec.on ?? [],
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
