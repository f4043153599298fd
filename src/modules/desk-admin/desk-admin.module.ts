import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { DesksModule } from '../desks/index.js';
import { StaffModule } from '../staff/index.js';
import { DeskAdminController } from './desk-admin.controller.js';
import { DeskPages } from './desk-pages.js';
import { OpenCasesRepository } from './open-cases.repository.js';

/** For the web process alone. */
@Module({
  imports: [CasesModule, DesksModule, StaffModule],
  controllers: [DeskAdminController],
  providers: [DeskPages, OpenCasesRepository],
})
export class DeskAdminWebModule {}
