import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Definitions } from '../definitions/index.js';
import { isPlainValue } from '../text/index.js';
import { EVENTS, type EventName, type JobData } from './event.js';
import { type JobDefinition, JOBS } from './job.js';
import { QueueError } from './queue.errors.js';

/** All jobs of the process, by name and by the events that start them. */
@Injectable()
export class JobRegistry implements OnModuleInit {
  constructor(private readonly definitions: Definitions) {}

  /**
   * @throws EVENT_UNKNOWN when a job names an event that no module registers
   * @throws EVENT_UNHEARD when no job names a registered event
   */
  onModuleInit(): void {
    const events = new Set<unknown>(this.definitions.of(EVENTS).values());
    const heard = new Set<unknown>();
    for (const event of this.all().flatMap((job) => job.on)) {
      if (!events.has(event)) throw new QueueError('EVENT_UNKNOWN', event.name);
      heard.add(event);
    }
    for (const event of this.definitions.of(EVENTS).values()) {
      if (!heard.has(event)) throw new QueueError('EVENT_UNHEARD', event.name);
    }
  }

  all(): JobDefinition[] {
    return [...this.definitions.of(JOBS).values()];
  }

  /** @throws JOB_UNKNOWN */
  get(name: string): JobDefinition {
    const job = this.definitions.of(JOBS).get(name);
    if (!job) throw new QueueError('JOB_UNKNOWN', name);
    return job;
  }

  /** The job that has, or once had, this name, and the event that an old name stands for; null when no module defines one. */
  find(name: string): { job: JobDefinition; event: EventName | null } | null {
    const named = this.definitions.of(JOBS).get(name);
    if (named) return { job: named, event: null };
    for (const job of this.all()) {
      const old = job.formerly.find((one) => one.name === name);
      if (old) return { job, event: old.event ?? null };
    }
    return null;
  }

  /** The most jobs of this name that are done together. */
  batchSize(name: string): number {
    return this.definitions.of(JOBS).get(name)?.batch ?? 1;
  }

  /**
   * The jobs that an event starts: at least one.
   *
   * @throws EVENT_UNKNOWN when no module registers the event
   */
  startedBy(name: EventName): JobDefinition[] {
    const event = this.definitions.of(EVENTS).get(name);
    if (!event) throw new QueueError('EVENT_UNKNOWN', name);
    return this.all().filter((job) => job.on.includes(event));
  }
}

/** Throws JOB_DATA_NOT_PLAIN unless every value is an id, an enumeration or a small number. */
export function requirePlain(job: string, data: JobData): void {
  if (!Object.values(data).every(isPlainValue)) throw new QueueError('JOB_DATA_NOT_PLAIN', job);
}
