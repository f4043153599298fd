/** Appointments of a person, with a service or with the desk, in their own time zone. */
export {
  AppointmentsWebModule,
  AppointmentsWorkerModule,
  ReporterAppointmentsModule,
} from './appointments.module.js';
export { ReporterAppointments, type ReporterAppointment } from './reporter-appointments.service.js';
