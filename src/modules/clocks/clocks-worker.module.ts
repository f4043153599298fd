import { Module } from '@nestjs/common';
import { ClockRepository } from './clock.repository.js';
import { ClockSweep, ClockSweepTimer } from './clock-sweep.js';

/** The part of the clocks that runs in the queue worker. */
@Module({ providers: [ClockRepository, ClockSweep, ClockSweepTimer], exports: [ClockSweep] })
export class ClocksWorkerModule {}
