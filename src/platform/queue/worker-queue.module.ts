import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { JobHandlers } from './job-handlers.js';
import { JobRunner } from './job-runner.js';

/** The queues as the worker sees them: it does the jobs. Starting fails on a job without a handler, or with two. */
@Module({ imports: [DiscoveryModule], providers: [JobHandlers, JobRunner] })
export class WorkerQueueModule {}
