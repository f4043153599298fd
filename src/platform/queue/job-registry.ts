import { Injectable } from '@nestjs/common';
import { isPlainValue } from '../text/index.js';
import type { EventName, JobData, JobDefinition } from './job.js';
import { QueueError } from './queue.errors.js';

/** All jobs of the project, by name and by the events that start them. */
@Injectable()
export class JobRegistry {
  private readonly byName = new Map<string, JobDefinition>();

  /** Throws JOB_DEFINED_TWICE. */
  constructor(jobs: readonly JobDefinition[]) {
    for (const job of jobs) {
      if (this.byName.has(job.name)) throw new QueueError('JOB_DEFINED_TWICE', job.name);
      this.byName.set(job.name, job);
    }
  }

  all(): JobDefinition[] {
    return [...this.byName.values()];
  }

  /** Throws JOB_UNKNOWN. */
  get(name: string): JobDefinition {
    const job = this.byName.get(name);
    if (!job) throw new QueueError('JOB_UNKNOWN', name);
    return job;
  }

  /** The jobs that an event starts. */
  startedBy(event: EventName): JobDefinition[] {
    return this.all().filter((job) => job.on.includes(event));
  }
}

/** Throws JOB_DATA_NOT_PLAIN unless every value is an id, an enumeration or a small number. */
export function requirePlain(job: string, data: JobData): void {
  if (!Object.values(data).every(isPlainValue)) throw new QueueError('JOB_DATA_NOT_PLAIN', job);
}
