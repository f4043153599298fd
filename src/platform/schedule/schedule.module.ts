import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { MetricsModule } from '../metrics/index.js';
import { Scheduler } from './scheduler.js';

/** Runs whatever the process schedules with `@Every`: import it once, where the process is put together. */
@Module({ imports: [DiscoveryModule, MetricsModule], providers: [Scheduler], exports: [Scheduler] })
export class ScheduleModule {}
