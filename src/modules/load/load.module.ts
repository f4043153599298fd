import { Module } from '@nestjs/common';
import { BulkChangesModule } from '../bulk-changes/index.js';
import { CasesModule } from '../cases/index.js';
import { DesksModule } from '../desks/index.js';
import { DutyModule } from '../duty/index.js';
import { StaffModule } from '../staff/index.js';
import { WorkPreferencesModule } from '../work-preferences/index.js';
import { BoardController } from './board.controller.js';
import { BoardRepository } from './board.repository.js';
import { Board } from './board.service.js';
import { HandOverAllController } from './hand-over-all.controller.js';
import { HandOverAll } from './hand-over-all.service.js';
import { ProposalsController } from './proposals.controller.js';
import { Proposals } from './proposals.service.js';

/** Who has how much, and handing all cases of a person over. */
@Module({
  imports: [BulkChangesModule, CasesModule, DesksModule, DutyModule, StaffModule, WorkPreferencesModule],
  providers: [BoardRepository, HandOverAll, Proposals],
  exports: [BoardRepository, HandOverAll, Proposals],
})
export class LoadModule {}

/** The board of coordinators, for the web process alone. */
@Module({
  imports: [CasesModule, DesksModule, LoadModule, StaffModule],
  controllers: [BoardController, HandOverAllController, ProposalsController],
  providers: [Board],
})
export class LoadWebModule {}
