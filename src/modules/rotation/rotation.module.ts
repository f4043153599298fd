import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { AuthLeavingModule, AuthModule } from '../auth/index.js';
import { CasesModule } from '../cases/index.js';
import { DesksModule } from '../desks/index.js';
import { DutyLeavingModule } from '../duty/index.js';
import { EntriesModule } from '../entries/index.js';
import { WorkPreferencesLeavingModule } from '../work-preferences/index.js';
import { MessagesLeavingModule } from '../messages/index.js';
import { StaffModule } from '../staff/index.js';
import { DisableStaff } from './commands/disable-staff.js';
import { RemoveMember } from './commands/remove-member.js';
import { RewrapController } from './rewrap.controller.js';
import { RewrapThreads } from './rewrap-threads.js';
import { Rewrapping } from './rewrapping.service.js';
import { RotationController } from './rotation.controller.js';

/** For every process that lets people go. What it ends of a person is what the modules keep that it imports. */
@Module({
  imports: [
    AuditModule,
    AuthLeavingModule,
    DesksModule,
    DutyLeavingModule,
    WorkPreferencesLeavingModule,
    MessagesLeavingModule,
    StaffModule,
  ],
  providers: [DisableStaff, RemoveMember],
  exports: [DisableStaff, RemoveMember],
})
export class RotationModule {}

/** The console's routes, for the web process alone. */
@Module({
  imports: [AuditModule, AuthModule, CasesModule, DesksModule, EntriesModule, RotationModule, StaffModule],
  controllers: [RewrapController, RotationController],
  providers: [Rewrapping, RewrapThreads],
})
export class RotationWebModule {}
