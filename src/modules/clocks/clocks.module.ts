import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { clockBreached, clockUnopened, clockWarned } from './clock.events.js';
import { ClockRepository } from './clock.repository.js';
import { Clocks } from './clocks.service.js';

@Module({
  providers: [ClockRepository, Clocks, registers(clockBreached, clockUnopened, clockWarned)],
  exports: [Clocks],
})
export class ClocksModule {}
