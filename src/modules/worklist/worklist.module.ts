import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { StaffModule } from '../staff/index.js';
import { ReadMarks } from './read-marks.service.js';
import { References } from './references.service.js';
import { SavedViewsController } from './saved-views.controller.js';
import { SavedViewsRepository } from './saved-views.repository.js';
import { SavedViews } from './saved-views.service.js';
import { WorklistController } from './worklist.controller.js';
import { WorklistRepository } from './worklist.repository.js';
import { Worklist } from './worklist.service.js';

/** The worklist, for the web process alone. */
@Module({
  imports: [CasesModule, StaffModule],
  controllers: [SavedViewsController, WorklistController],
  providers: [ReadMarks, References, SavedViews, SavedViewsRepository, Worklist, WorklistRepository],
})
export class WorklistWebModule {}
