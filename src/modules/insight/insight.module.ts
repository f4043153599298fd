import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { I18nModule } from '../../platform/i18n/index.js';
import { DesksModule } from '../desks/index.js';
import { INSIGHT_DEFINITIONS } from './insight.definitions.js';
import { InsightController } from './insight.controller.js';
import { InsightMeasures } from './insight-measures.js';
import { InsightPublisher } from './insight-publisher.js';
import { InsightRepository } from './insight.repository.js';
import { Insight } from './insight.service.js';

/** What every process has to know of figures. */
@Module({
  imports: [I18nModule],
  providers: [InsightMeasures, InsightRepository, registers(...INSIGHT_DEFINITIONS)],
  exports: [InsightMeasures, InsightRepository],
})
class InsightModule {}

/** The routes of figures, for the web process alone. */
@Module({
  imports: [DesksModule, InsightModule],
  controllers: [InsightController],
  providers: [Insight],
})
export class InsightWebModule {}

/** Publishes figures, in the queue worker. */
@Module({ imports: [InsightModule], providers: [InsightPublisher] })
export class InsightWorkerModule {}
