import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { AuditModule } from '../audit/index.js';
import { CasesModule } from '../cases/index.js';
import { ClocksModule } from '../clocks/index.js';
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
import { EscalationReturns } from './escalation-returns.service.js';
import { EscalationRepository } from './escalation.repository.js';
import { EscalationsController } from './escalations.controller.js';
import { Escalations } from './escalations.service.js';
import { Leaving } from './leaving.service.js';
import { NoteDispatchJob } from './note-dispatch.job.js';
import { Recipients } from './recipients.js';
import { ReporterEscalations } from './reporter-escalations.service.js';
import { Silence } from './silence.service.js';
import { TellOfSilenceJob } from './tell-of-silence.job.js';

/** What every process has to know of escalations. */
@Module({
  imports: [ClocksModule, ConsentsModule, DirectoryModule, DispatchModule],
  providers: [
    EscalationRepository,
    EscalationReturns,
    Recipients,
    Silence,
    registers(...ESCALATION_DEFINITIONS),
  ],
  exports: [EscalationRepository, EscalationReturns, Recipients, Silence],
})
export class EscalationsModule {}

/** What the public site needs of them. */
@Module({
  imports: [ConsentsModule, DirectoryModule, EscalationsModule],
  providers: [ReporterEscalations],
  exports: [ReporterEscalations],
})
export class ReporterEscalationsModule {}

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
  imports: [
    CasesModule,
    ClocksModule,
    DispatchModule,
    DispatchWorkerModule,
    EscalationsModule,
    StaffNoticesWorkerModule,
  ],
  providers: [NoteDispatchJob, TellOfSilenceJob],
})
export class EscalationsWorkerModule {}
