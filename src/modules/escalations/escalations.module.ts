import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { AuditModule } from '../audit/index.js';
import { CasesModule } from '../cases/index.js';
import { ConsentsModule } from '../consents/index.js';
import { DispatchModule, DispatchWebModule, DispatchWorkerModule } from '../dispatch/index.js';
import { DirectoryModule } from '../directory/index.js';
import { EntriesModule } from '../entries/index.js';
import { StaffModule } from '../staff/index.js';
import { StaffNoticesWorkerModule } from '../staff-notices/index.js';
import { TimelineModule } from '../timeline/index.js';
import { ApprovedEscalations } from './approved-escalations.service.js';
import { ConsentedEscalations, escalationConsents } from './consented-escalations.js';
import { ESCALATION_DEFINITIONS } from './escalation.definitions.js';
import { EscalationMoves } from './escalation-moves.js';
import { EscalationRepository } from './escalation.repository.js';
import { EscalationsController } from './escalations.controller.js';
import { Escalations } from './escalations.service.js';
import { Leaving } from './leaving.service.js';
import { NoteDispatchJob } from './note-dispatch.job.js';
import { Recipients } from './recipients.js';

/** What every process has to know of escalations. */
@Module({
  imports: [ConsentsModule, DirectoryModule, DispatchModule],
  providers: [EscalationRepository, Recipients, registers(...ESCALATION_DEFINITIONS)],
  exports: [EscalationRepository, Recipients],
})
export class EscalationsModule {}

/** The routes, for the web process alone. */
@Module({
  imports: [
    AuditModule,
    CasesModule,
    DispatchWebModule,
    EntriesModule,
    EscalationsModule,
    StaffModule,
    TimelineModule,
  ],
  controllers: [EscalationsController],
  providers: [
    ApprovedEscalations,
    ConsentedEscalations,
    EscalationMoves,
    Escalations,
    Leaving,
    registers(escalationConsents),
  ],
  exports: [ApprovedEscalations],
})
export class EscalationsWebModule {}

/** The part that runs in the queue worker. */
@Module({
  imports: [CasesModule, DispatchWorkerModule, EscalationsModule, StaffNoticesWorkerModule],
  providers: [NoteDispatchJob],
})
export class EscalationsWorkerModule {}
