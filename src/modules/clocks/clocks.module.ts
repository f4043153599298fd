import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { clockBreached, clockWarned } from './clock.events.js';
import { ClockKinds } from './clock-kinds.js';
import { ClockRepository } from './clock.repository.js';
import { Clocks } from './clocks.service.js';

@Module({
  providers: [ClockKinds, ClockRepository, Clocks, registers(clockBreached, clockWarned)],
  exports: [ClockKinds, ClockRepository, Clocks],
})
export class ClocksModule {}
