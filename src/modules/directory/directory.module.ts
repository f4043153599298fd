import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { AlarmsModule } from '../alarms/index.js';
import { AuditModule } from '../audit/index.js';
import { CasesModule } from '../cases/index.js';
import { EntriesModule } from '../entries/index.js';
import { StaffModule } from '../staff/index.js';
import { CaseRoutesController } from './case-routes.controller.js';
import { CaseRoutes } from './case-routes.service.js';
import { DirectoryEdit } from './directory-edit.js';
import { DirectoryController } from './directory.controller.js';
import { directoryCheck } from './directory-check.js';
import { DirectoryReadiness } from './directory-readiness.js';
import { DirectoryReviewsController } from './directory-reviews.controller.js';
import { DIRECTORY_DEFINITIONS } from './directory.definitions.js';
import { DirectoryRepository } from './directory.repository.js';
import { Directory } from './directory.service.js';

/** The directory, for every process. */
@Module({
  imports: [AlarmsModule],
  providers: [Directory, DirectoryRepository, registers(...DIRECTORY_DEFINITIONS)],
  exports: [Directory, DirectoryRepository],
})
export class DirectoryModule {}

/** The routes of the directory, for the web process alone. */
@Module({
  imports: [AuditModule, CasesModule, DirectoryModule, EntriesModule, StaffModule],
  controllers: [DirectoryController, DirectoryReviewsController, CaseRoutesController],
  providers: [CaseRoutes, DirectoryEdit, DirectoryReadiness, registers(directoryCheck)],
})
export class DirectoryWebModule {}
