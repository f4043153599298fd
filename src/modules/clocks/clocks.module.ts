import { Module } from '@nestjs/common';
import { entities } from '../../platform/database/index.js';
import { registers } from '../../platform/definitions/index.js';
import { clockBreached, clockWarned } from './clock.events.js';
import { ClockEntity } from './clock.entity.js';
import { ClockKinds } from './clock-kinds.js';
import { CLOCK_TABLE } from './clock.tables.js';
import { ClockRepository } from './clock.repository.js';
import { Clocks } from './clocks.service.js';

@Module({
  providers: [
    ClockKinds,
    ClockRepository,
    Clocks,
    registers(clockBreached, clockWarned, CLOCK_TABLE, ...entities(ClockEntity)),
  ],
  exports: [ClockKinds, ClockRepository, Clocks],
})
export class ClocksModule {}
