import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { CasesModule } from '../cases/index.js';
import { DesksModule } from '../desks/index.js';
import { StaffModule } from '../staff/index.js';
import { StaffNoticesModule } from '../staff-notices/index.js';
import { CONSULTATION_DEFINITIONS } from './consultation.definitions.js';
import { ConsultationRepository } from './consultation.repository.js';
import { ConsultationsController } from './consultations.controller.js';
import { Consultations } from './consultations.service.js';

/** What every process has to know of them. */
@Module({
  providers: [ConsultationRepository, registers(...CONSULTATION_DEFINITIONS)],
  exports: [ConsultationRepository],
})
export class ConsultationsModule {}

/** The routes, for the web process alone. */
@Module({
  imports: [CasesModule, ConsultationsModule, DesksModule, StaffModule, StaffNoticesModule],
  controllers: [ConsultationsController],
  providers: [Consultations],
})
export class ConsultationsWebModule {}
