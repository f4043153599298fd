import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { DesksModule } from '../desks/index.js';
import { DutyModule } from '../duty/index.js';
import { StaffModule } from '../staff/index.js';
import { BoardController } from './board.controller.js';
import { BoardRepository } from './board.repository.js';
import { Board } from './board.service.js';
import { ProposalsController } from './proposals.controller.js';
import { Proposals } from './proposals.service.js';
import { WorkPreferencesController } from './work-preferences.controller.js';
import { WorkPreferencesRepository } from './work-preferences.repository.js';

/** The board of coordinators, for the web process alone. */
@Module({
  imports: [CasesModule, DesksModule, DutyModule, StaffModule],
  controllers: [BoardController, ProposalsController, WorkPreferencesController],
  providers: [Board, BoardRepository, Proposals, WorkPreferencesRepository],
})
export class LoadWebModule {}
