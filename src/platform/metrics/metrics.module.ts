import { Module } from '@nestjs/common';
import { Metrics } from './metrics.js';
import { Pulse } from './pulse.js';

/** The figures of the process, for every part that has some to give. Needs nothing. */
@Module({ providers: [Metrics, Pulse], exports: [Metrics, Pulse] })
export class MetricsModule {}
