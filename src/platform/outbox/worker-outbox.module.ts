import { Module } from '@nestjs/common';
import { OutboxSweeper } from './outbox-sweeper.js';

/** The sweep, for the worker. Needs OutboxModule. */
@Module({ providers: [OutboxSweeper], exports: [OutboxSweeper] })
export class WorkerOutboxModule {}
