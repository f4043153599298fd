import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { CurrentStaff } from '../../platform/http/index.js';
import { presentPerson } from '../cases/index.js';
import { RequirePermission } from '../permissions/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import {
  AppointmentDto,
  CalendarFileDto,
  CancelAppointmentDto,
  MoveAppointmentDto,
  SetAppointmentDto,
} from './appointment.dto.js';
import { Appointments } from './appointments.service.js';

const TIMES = {
  description:
    'APPOINTMENT_ZONE_UNKNOWN, APPOINTMENT_DAY_UNKNOWN, APPOINTMENT_TIME_SKIPPED, APPOINTMENT_TIME_TWICE, APPOINTMENT_TOO_SOON, APPOINTMENT_TOO_LATE, APPOINTMENT_REFERRAL_UNKNOWN, TEXT_TOO_LONG, TEXT_HAS_NUL, TEXT_CONTAINS_FILE.',
};
const NOT_FOUND = { description: 'CASE_NOT_FOUND, APPOINTMENT_NOT_FOUND.' };
const CHANGED = { description: 'APPOINTMENT_CASE_CLOSED, APPOINTMENT_CHANGED.' };

/** The panel of appointments. */
@ApiTags('cases')
@Controller('api/cases/:id/appointments')
export class AppointmentsController {
  constructor(
    private readonly appointments: Appointments,
    private readonly staff: StaffDirectory,
  ) {}

  @Get()
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'getAppointments', summary: 'The appointments of the person, the next first' })
  @ApiOkResponse({ type: [AppointmentDto] })
  async get(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<AppointmentDto[]> {
    const shown = await this.appointments.list(session, id);
    const names = await this.staff.find([...new Set(shown.map(({ setBy }) => setBy))]);
    return shown.map(({ startsAt, setBy, written, changedAt: _, ...row }) => ({
      ...row,
      startsAt: startsAt.toISOString(),
      zone: written?.zone ?? 'UTC',
      words: written?.words ?? null,
      setBy: presentPerson(setBy, names),
    }));
  }

  @Post()
  @HttpCode(200)
  @RequirePermission('message.send')
  @ApiOperation({
    operationId: 'setAppointment',
    summary: 'Makes an appointment, which the person reads on their page',
  })
  @ApiOkResponse({ type: [AppointmentDto] })
  @ApiConflictResponse({ description: 'APPOINTMENT_CASE_CLOSED.' })
  @ApiUnprocessableEntityResponse(TIMES)
  async set(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() { day, time, zone, which = null, words = null, referralId = null }: SetAppointmentDto,
  ): Promise<AppointmentDto[]> {
    const referral = referralId?.toLowerCase() ?? null;
    await this.appointments.set(session, id, { day, time, zone, which, words, referralId: referral });
    return this.get(session, id);
  }

  @Put(':appointment')
  @RequirePermission('message.send')
  @ApiOperation({ operationId: 'moveAppointment', summary: 'Puts an appointment at another time' })
  @ApiOkResponse({ type: [AppointmentDto] })
  @ApiNotFoundResponse(NOT_FOUND)
  @ApiConflictResponse(CHANGED)
  @ApiUnprocessableEntityResponse(TIMES)
  async move(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('appointment') appointment: string,
    @Body() { version, day, time, zone, which = null, words = null }: MoveAppointmentDto,
  ): Promise<AppointmentDto[]> {
    const ref = { id: appointment.toLowerCase(), version };
    await this.appointments.move(session, id, ref, { day, time, zone, which, words });
    return this.get(session, id);
  }

  @Post(':appointment/cancel')
  @HttpCode(200)
  @RequirePermission('message.send')
  @ApiOperation({ operationId: 'cancelAppointment', summary: 'Cancels an appointment' })
  @ApiOkResponse({ type: [AppointmentDto] })
  @ApiNotFoundResponse(NOT_FOUND)
  @ApiConflictResponse(CHANGED)
  async cancel(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('appointment') appointment: string,
    @Body() { version }: CancelAppointmentDto,
  ): Promise<AppointmentDto[]> {
    await this.appointments.cancel(session, id, { id: appointment.toLowerCase(), version });
    return this.get(session, id);
  }

  @Get(':appointment/calendar')
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'getCalendarFile',
    summary: 'An appointment as a calendar file that names no person',
  })
  @ApiOkResponse({ type: CalendarFileDto })
  @ApiNotFoundResponse(NOT_FOUND)
  async calendar(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('appointment') appointment: string,
  ): Promise<CalendarFileDto> {
    return { text: await this.appointments.calendar(session, id, appointment.toLowerCase()) };
  }
}
