import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { CurrentStaff } from '../../platform/http/index.js';
import { presentPerson, type Names } from '../cases/index.js';
import { RequirePermission } from '../permissions/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import { AskColleagueDto, ConsultationDto, ListedConsultationDto } from './consultation.dto.js';
import type { Consultation } from './consultation.repository.js';
import { Consultations } from './consultations.service.js';

/** Asking colleagues into a case: the panel, and the list of where the caller was asked. */
@ApiTags('cases')
@Controller('api')
export class ConsultationsController {
  constructor(
    private readonly consultations: Consultations,
    private readonly staff: StaffDirectory,
  ) {}

  @Get('consultations')
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'listConsultations', summary: 'Where the caller was asked for advice' })
  @ApiOkResponse({ type: [ListedConsultationDto] })
  async list(@CurrentStaff() session: StaffSession): Promise<ListedConsultationDto[]> {
    const listed = await this.consultations.list(session);
    const names = await this.namesOf(listed);
    return listed.map((one) => ({
      ...present(one, names),
      caseId: one.caseId,
      reference: one.reference,
      urgency: one.urgency,
    }));
  }

  @Get('cases/:id/consultations')
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'getConsultations', summary: 'Who was asked into the case' })
  @ApiOkResponse({ type: [ConsultationDto] })
  async get(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<ConsultationDto[]> {
    const open = await this.consultations.read(session, id);
    const names = await this.namesOf(open);
    return open.map((one) => present(one, names));
  }

  @Post('cases/:id/consultations')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'askColleague', summary: 'Asks a colleague of the desk into the case' })
  @ApiOkResponse({ type: [ConsultationDto] })
  @ApiConflictResponse({ description: 'CONSULTATION_CASE_CLOSED.' })
  @ApiUnprocessableEntityResponse({ description: 'CONSULTATION_NOT_ON_DESK, CONSULTATION_WITH_SELF.' })
  async ask(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() { staffId }: AskColleagueDto,
  ): Promise<ConsultationDto[]> {
    await this.consultations.ask(session, id, staffId.toLowerCase());
    return this.get(session, id);
  }

  @Post('cases/:id/consultations/:consultation/end')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'endConsultation', summary: 'Ends a consultation' })
  @ApiOkResponse({ type: [ConsultationDto] })
  @ApiConflictResponse({ description: 'CONSULTATION_CASE_CLOSED.' })
  @ApiForbiddenResponse({ description: 'CONSULTATION_NOT_YOURS, FORBIDDEN, CSRF_INVALID.' })
  @ApiNotFoundResponse({ description: 'CASE_NOT_FOUND, CONSULTATION_NOT_FOUND.' })
  async end(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('consultation') consultation: string,
  ): Promise<ConsultationDto[]> {
    await this.consultations.end(session, id, consultation.toLowerCase());
    return this.get(session, id);
  }

  private namesOf(given: readonly Consultation[]): Promise<Names> {
    return this.staff.find([...new Set(given.flatMap(({ askedBy, colleagueId }) => [askedBy, colleagueId]))]);
  }
}

function present({ id, askedBy, colleagueId, askedAt }: Consultation, names: Names): ConsultationDto {
  return {
    id,
    askedBy: presentPerson(askedBy, names),
    colleague: presentPerson(colleagueId, names),
    askedAt: askedAt.toISOString(),
  };
}
