import { Module } from '@nestjs/common';
import { ClockRepository } from './clock.repository.js';
import { Clocks } from './clocks.service.js';

@Module({ providers: [ClockRepository, Clocks], exports: [Clocks] })
export class ClocksModule {}
