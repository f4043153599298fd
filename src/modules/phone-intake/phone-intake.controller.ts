import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiGoneResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { clientOf, CurrentStaff } from '../../platform/http/index.js';
import { RequirePermission } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import { FileIntake } from './file-intake.js';
import {
  AskIntakeFormDto,
  CountCallDto,
  FiledIntakeDto,
  FileIntakeDto,
  FoundIntakeDto,
  IntakeBegunDto,
  IntakeFormDto,
  KnownCallerDto,
  OtherCallsDto,
} from './intake.dto.js';
import { IntakeError } from './intake.errors.js';
import { KnownCallers } from './known-callers.js';
import { OtherCallsRepository } from './other-calls.repository.js';

/** Reports of people who call, or come in: written down for them by the form of the site. */
@ApiTags('intake')
@Controller('api/intake')
export class PhoneIntakeController {
  constructor(
    private readonly intake: FileIntake,
    private readonly known: KnownCallers,
    private readonly calls: OtherCallsRepository,
  ) {}

  @Post('form')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({
    operationId: 'askIntakeForm',
    summary: 'The questions that answers lead to, in the language of the person; nothing is kept',
  })
  @ApiOkResponse({ type: IntakeFormDto })
  @ApiUnprocessableEntityResponse({ description: 'INTAKE_LANGUAGE_UNKNOWN.' })
  form(@Body() body: AskIntakeFormDto): IntakeFormDto {
    return this.intake.form(body);
  }

  @Post('begin')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'beginIntake', summary: 'Begins the report of a person who calls' })
  @ApiOkResponse({ type: IntakeBegunDto })
  begin(): Promise<IntakeBegunDto> {
    return this.intake.begin();
  }

  @Post()
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({
    operationId: 'fileIntake',
    summary: 'Files the report of a person who calls; the same again files nothing twice',
  })
  @ApiOkResponse({ type: FiledIntakeDto })
  @ApiConflictResponse({ description: 'INTAKE_CHANGING.' })
  @ApiGoneResponse({ description: 'INTAKE_GONE.' })
  @ApiUnprocessableEntityResponse({
    description:
      'INTAKE_INCOMPLETE, INTAKE_LANGUAGE_UNKNOWN, TEXT_TOO_LONG, TEXT_HAS_NUL, TEXT_CONTAINS_FILE.',
  })
  file(
    @CurrentStaff() session: StaffSession,
    @Body() body: FileIntakeDto,
    @Req() request: FastifyRequest,
  ): Promise<FiledIntakeDto> {
    return this.intake.file(session, body, clientOf(request));
  }

  @Post('known')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'findKnownCaller', summary: 'The case of a person who reads out their code' })
  @ApiOkResponse({ type: FoundIntakeDto })
  @ApiNotFoundResponse({ description: 'INTAKE_CODE_UNKNOWN.' })
  @ApiUnprocessableEntityResponse({ description: 'INTAKE_CODE_MISTYPED.' })
  find(
    @CurrentStaff() session: StaffSession,
    @Body() { code }: KnownCallerDto,
    @Req() request: FastifyRequest,
  ): Promise<FoundIntakeDto> {
    return this.known.find(session, code, clientOf(request));
  }

  @Get('other-calls')
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'countOtherCalls',
    summary: 'Calls to your desks in the last 30 days of which no case was made',
  })
  @ApiOkResponse({ type: [OtherCallsDto] })
  counts(@CurrentStaff() session: StaffSession): Promise<OtherCallsDto[]> {
    return this.calls.ofLate([...session.keys.desks.keys()]);
  }

  @Post('other-calls')
  @HttpCode(204)
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'countOtherCall', summary: 'Counts a call of which no case is made' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ description: 'INTAKE_DESK_NOT_FOUND.' })
  async count(@CurrentStaff() session: StaffSession, @Body() body: CountCallDto): Promise<void> {
    await this.calls.add(ownDesk(session, body), body.kind);
  }

  @Post('other-calls/take-back')
  @HttpCode(204)
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'takeBackOtherCall', summary: 'Takes one back that was counted today' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ description: 'INTAKE_DESK_NOT_FOUND.' })
  async takeBack(@CurrentStaff() session: StaffSession, @Body() body: CountCallDto): Promise<void> {
    await this.calls.takeBack(ownDesk(session, body), body.kind);
  }
}

function ownDesk({ keys }: StaffSession, { deskId }: CountCallDto): string {
  const id = deskId.toLowerCase();
  if (!keys.desks.has(id)) throw new IntakeError('INTAKE_DESK_NOT_FOUND');
  return id;
}
