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

  /**
   * One handler for every job, by the job's name.
   *
   * @throws JOB_WITHOUT_HANDLER, also when a job is defined with `batch` and its handler has no `handleMany`
   * @throws JOB_HANDLED_TWICE, JOB_UNKNOWN
   */
  find(): Map<string, JobHandler> {
    const found = new Map<string, JobHandler>();
    for (const { metatype, instance } of this.discovery.getProviders()) {
      const name: unknown = metatype ? Reflect.getMetadata(HANDLES_JOB, metatype) : undefined;
      if (typeof name !== 'string' || found.get(name) === instance) continue;
      this.registry.get(name);
      if (found.has(name)) throw new QueueError('JOB_HANDLED_TWICE', name);
      found.set(name, instance as JobHandler);
    }
    for (const { name, batch } of this.registry.all()) {
      const handler = found.get(name);
      if (!handler || (batch > 1 && !handler.handleMany)) throw new QueueError('JOB_WITHOUT_HANDLER', name);
    }
    return found;
  }
}
