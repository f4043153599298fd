import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { StaffModule } from '../staff/index.js';
import { WorklistController } from './worklist.controller.js';
import { WorklistRepository } from './worklist.repository.js';
import { Worklist } from './worklist.service.js';

/** The worklist, for the web process alone. */
@Module({
  imports: [CasesModule, StaffModule],
  controllers: [WorklistController],
  providers: [Worklist, WorklistRepository],
})
export class WorklistWebModule {}
