import { type DynamicModule, Module } from '@nestjs/common';
import { MailCircuits } from '../mail/index.js';
import { MetricsModule } from '../metrics/index.js';
import { OutboxState } from '../outbox/index.js';
import { Figures } from './figures.js';
import { MONITORED, type Monitored, MonitorListener } from './monitor-listener.js';
import { Readiness } from './readiness.js';

/** Figures and health of one process for whatever watches it. Needs config, crypto, database, logging and queue. */
@Module({})
export class MonitorModule {
  static forRoot(monitored: Monitored): DynamicModule {
    return {
      module: MonitorModule,
      imports: [MetricsModule],
      providers: [
        { provide: MONITORED, useValue: monitored },
        Figures,
        MailCircuits,
        MonitorListener,
        OutboxState,
        Readiness,
      ],
    };
  }
}
