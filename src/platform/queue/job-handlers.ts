import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { HANDLES_JOB, type JobHandler } from './job.js';
import { JobRegistry } from './job-registry.js';
import { QueueError } from './queue.errors.js';

/** Finds the handlers among all providers of the process. */
@Injectable()
export class JobHandlers {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly registry: JobRegistry,
  ) {}

  /** One handler for every job, by the job's name. Throws JOB_WITHOUT_HANDLER, JOB_HANDLED_TWICE, JOB_UNKNOWN. */
  find(): Map<string, JobHandler> {
    const found = new Map<string, JobHandler>();
    for (const { metatype, instance } of this.discovery.getProviders()) {
      const name: unknown = metatype ? Reflect.getMetadata(HANDLES_JOB, metatype) : undefined;
      if (typeof name !== 'string' || found.get(name) === instance) continue;
      this.registry.get(name);
      if (found.has(name)) throw new QueueError('JOB_HANDLED_TWICE', name);
      found.set(name, instance as JobHandler);
    }
    for (const { name } of this.registry.all()) {
      if (!found.has(name)) throw new QueueError('JOB_WITHOUT_HANDLER', name);
    }
    return found;
  }
}
