import { Module } from '@nestjs/common';
import { MetricsModule } from '../../platform/metrics/index.js';
import { ClockSweep } from './clock-sweep.js';
import { ClocksModule } from './clocks.module.js';

/** The part of the clocks that runs in the queue worker. */
@Module({
  imports: [ClocksModule, MetricsModule],
  providers: [ClockSweep],
  exports: [ClockSweep],
})
export class ClocksWorkerModule {}
