import { Module } from '@nestjs/common';
import { MetricsModule } from '../metrics/index.js';
import { OutboxSweeper } from './outbox-sweeper.js';

/** The sweep, for the worker. Needs OutboxModule. */
@Module({ imports: [MetricsModule], providers: [OutboxSweeper], exports: [OutboxSweeper] })
export class WorkerOutboxModule {}
