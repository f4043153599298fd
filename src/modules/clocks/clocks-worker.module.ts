import { Module } from '@nestjs/common';
import { MetricsModule } from '../../platform/metrics/index.js';
import { ClockRepository } from './clock.repository.js';
import { ClockSweep } from './clock-sweep.js';

/** The part of the clocks that runs in the queue worker. */
@Module({
  imports: [MetricsModule],
  providers: [ClockRepository, ClockSweep],
  exports: [ClockSweep],
})
export class ClocksWorkerModule {}
