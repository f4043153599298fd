import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { CasesModule } from '../cases/index.js';
import { ClocksModule } from '../clocks/index.js';
import { EntriesModule } from '../entries/index.js';
import { ReferralsModule } from '../referrals/index.js';
import { StaffModule } from '../staff/index.js';
import { StaffNoticesWorkerModule } from '../staff-notices/index.js';
import { APPOINTMENT_DEFINITIONS } from './appointment.definitions.js';
import { AppointmentRepository } from './appointment.repository.js';
import { AppointmentsController } from './appointments.controller.js';
import { Appointments } from './appointments.service.js';
import { RemindOfAppointmentJob } from './remind-of-appointment.job.js';
import { ReporterAppointments } from './reporter-appointments.service.js';

/** What every process has to know of them. */
@Module({
  providers: [AppointmentRepository, registers(...APPOINTMENT_DEFINITIONS)],
  exports: [AppointmentRepository],
})
class AppointmentsModule {}

/** The page of the reporter: for the web process alone. */
@Module({
  imports: [AppointmentsModule, EntriesModule],
  providers: [ReporterAppointments],
  exports: [ReporterAppointments],
})
export class ReporterAppointmentsModule {}

/** The console's routes about them, for the web process alone. */
@Module({
  imports: [AppointmentsModule, CasesModule, ClocksModule, EntriesModule, ReferralsModule, StaffModule],
  controllers: [AppointmentsController],
  providers: [Appointments],
})
export class AppointmentsWebModule {}

/** The part of them that runs in the queue worker. */
@Module({
  imports: [AppointmentsModule, CasesModule, ClocksModule, StaffNoticesWorkerModule],
  providers: [RemindOfAppointmentJob],
})
export class AppointmentsWorkerModule {}
