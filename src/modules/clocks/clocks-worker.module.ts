import { Module } from '@nestjs/common';
import { MetricsModule } from '../../platform/metrics/index.js';
import { ClockSweep, ClockSweepTimer } from './clock-sweep.js';
import { ClocksModule } from './clocks.module.js';

/** The part of the clocks that runs in the queue worker. */
@Module({
  imports: [ClocksModule, MetricsModule],
  providers: [ClockSweep, ClockSweepTimer],
  exports: [ClockSweep],
})
export class ClocksWorkerModule {}
