import { Module } from '@nestjs/common';
import { entities } from '../../platform/database/index.js';
import { registers } from '../../platform/definitions/index.js';
import { ClockEntity } from './clock.entity.js';
import { clockBreached, clockUnopened, clockWarned } from './clock.events.js';
import { ClockRepository } from './clock.repository.js';
import { Clocks } from './clocks.service.js';

@Module({
  providers: [
    ClockRepository,
    Clocks,
    registers(clockBreached, clockUnopened, clockWarned, ...entities(ClockEntity)),
  ],
  exports: [Clocks],
})
export class ClocksModule {}
