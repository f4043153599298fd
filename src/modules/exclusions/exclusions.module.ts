import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { AuditModule } from '../audit/index.js';
import { CaseExclusionsModule, CasesModule } from '../cases/index.js';
import { ClocksModule } from '../clocks/index.js';
import { DesksModule } from '../desks/index.js';
import { DutyModule } from '../duty/index.js';
import { EntriesModule } from '../entries/index.js';
import { StaffModule } from '../staff/index.js';
import { StaffNoticesModule, StaffNoticesWorkerModule } from '../staff-notices/index.js';
import { EXCLUSION_DEFINITIONS } from './exclusion.definitions.js';
import { ExcludeJoiners } from './exclude-joiners.js';
import { ExclusionElsewhere } from './exclusion-elsewhere.js';
import { ExclusionsController } from './exclusions.controller.js';
import { Exclusions } from './exclusions.service.js';
import { IntakeExclusion } from './intake-exclusion.js';
import { NameStaff } from './name-staff.js';
import { TellAdministrators } from './tell-administrators.js';
import { WaitingExclusions } from './waiting-exclusions.js';

/** For the process that takes reports. */
@Module({
  imports: [DesksModule, StaffModule],
  providers: [IntakeExclusion],
  exports: [IntakeExclusion],
})
export class ExclusionsModule {}

/** Compares who joins a desk, or is given other names: for every process that makes people members of one, or names them. */
@Module({
  imports: [CaseExclusionsModule, DesksModule, StaffModule],
  providers: [ExcludeJoiners, NameStaff],
  exports: [NameStaff],
})
export class ExclusionsJoiningModule {}

/** The decision about a case, for the web process alone. */
@Module({
  imports: [
    AuditModule,
    CasesModule,
    ClocksModule,
    DesksModule,
    DutyModule,
    EntriesModule,
    StaffModule,
    StaffNoticesModule,
  ],
  controllers: [ExclusionsController],
  providers: [ExclusionElsewhere, Exclusions, WaitingExclusions, registers(...EXCLUSION_DEFINITIONS)],
  exports: [ExclusionElsewhere, Exclusions, WaitingExclusions],
})
export class ExclusionsWebModule {}

/** Cases that are left to nobody, told of by the queue worker. */
@Module({
  imports: [CasesModule, DesksModule, StaffNoticesWorkerModule],
  providers: [TellAdministrators],
})
export class ExclusionsWorkerModule {}
