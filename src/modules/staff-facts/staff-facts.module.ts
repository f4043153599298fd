import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { CasesModule } from '../cases/index.js';
import { ClocksModule } from '../clocks/index.js';
import { DutyModule } from '../duty/index.js';
import { EntriesModule } from '../entries/index.js';
import { StaffModule } from '../staff/index.js';
import { STAFF_FACTS_DEFINITIONS } from './staff-facts.definitions.js';
import { StaffFactsController } from './staff-facts.controller.js';
import { StaffFacts } from './staff-facts.service.js';

/** What every process has to know of the facts. */
@Module({ providers: [registers(...STAFF_FACTS_DEFINITIONS)] })
export class StaffFactsModule {}

/** The routes of the facts, for the web process alone. */
@Module({
  imports: [CasesModule, ClocksModule, DutyModule, EntriesModule, StaffFactsModule, StaffModule],
  controllers: [StaffFactsController],
  providers: [StaffFacts],
})
export class StaffFactsWebModule {}
