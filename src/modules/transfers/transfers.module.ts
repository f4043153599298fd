import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { CasesModule } from '../cases/index.js';
import { ClocksModule } from '../clocks/index.js';
import { DesksModule } from '../desks/index.js';
import { DutyModule } from '../duty/index.js';
import { EntriesModule } from '../entries/index.js';
import { ExclusionsWebModule } from '../exclusions/index.js';
import { MessagesModule } from '../messages/index.js';
import { StaffModule } from '../staff/index.js';
import { ShareCase } from './share.service.js';
import { SharedCasesController, SharingController } from './sharing.controller.js';
import { SharedCasesRepository } from './shared-cases.repository.js';
import { TRANSFER_DEFINITIONS } from './transfer.definitions.js';
import { TransferCase } from './transfer.service.js';
import { TransfersController } from './transfers.controller.js';

/** For the web process alone. */
@Module({
  imports: [
    CasesModule,
    ClocksModule,
    DesksModule,
    DutyModule,
    EntriesModule,
    ExclusionsWebModule,
    MessagesModule,
    StaffModule,
  ],
  controllers: [SharedCasesController, SharingController, TransfersController],
  providers: [ShareCase, SharedCasesRepository, TransferCase, registers(...TRANSFER_DEFINITIONS)],
})
export class TransfersWebModule {}
