import { Module } from '@nestjs/common';
import { entities } from '../../platform/database/index.js';
import { registers } from '../../platform/definitions/index.js';
import { CaseEventEntity } from './case-event.entity.js';
import { CaseEventRepository } from './case-event.repository.js';
import { CaseTimeline } from './timeline.service.js';
import { CASE_EVENTS } from './timeline.tables.js';

/** For every process. */
@Module({
  providers: [CaseEventRepository, CaseTimeline, registers(CASE_EVENTS, ...entities(CaseEventEntity))],
  exports: [CaseTimeline],
})
export class TimelineModule {}
