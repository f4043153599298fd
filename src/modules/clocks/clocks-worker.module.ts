import { Module } from '@nestjs/common';
import { entities } from '../../platform/database/index.js';
import { registers } from '../../platform/definitions/index.js';
import { MetricsModule } from '../../platform/metrics/index.js';
import { ClockEntity } from './clock.entity.js';
import { ClockRepository } from './clock.repository.js';
import { ClockSweep, ClockSweepTimer } from './clock-sweep.js';

/** The part of the clocks that runs in the queue worker. */
@Module({
  imports: [MetricsModule],
  providers: [ClockRepository, ClockSweep, ClockSweepTimer, registers(...entities(ClockEntity))],
  exports: [ClockSweep],
})
export class ClocksWorkerModule {}
