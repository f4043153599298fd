import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
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
import { DutyDecisions, type NewDecision, type ShownDecision } from './duty-decisions.service.js';
import { DutyError } from './duty.definitions.js';
import { CaseDutiesDto, DecideDutyDto, DutyDecisionDto, PreparedDutyDto, SettleDutyDto } from './duty.dto.js';
import { LEGAL_DUTIES } from './legal-duties.data.js';

const TEXTS = 'TEXT_EMPTY, TEXT_TOO_LONG, TEXT_HAS_NUL, TEXT_CONTAINS_FILE';

/** The panel of what leaves a case without consent. */
@ApiTags('cases')
@Controller('api/cases/:id/duties')
export class DutiesController {
  constructor(
    private readonly decisions: DutyDecisions,
    private readonly staff: StaffDirectory,
  ) {}

  @Get()
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'listCaseDuties',
    summary: 'On which grounds something may leave without consent, and what was decided',
  })
  @ApiOkResponse({ type: CaseDutiesDto })
  async list(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<CaseDutiesDto> {
    const shown = await this.decisions.list(session, id);
    const people = shown.flatMap(({ decidedBy, settledBy }) => [decidedBy, settledBy ?? []].flat());
    const names = await this.staff.find([...new Set(people)]);
    const duties = LEGAL_DUTIES.map((duty) => ({ ...duty, to: duty.to && [...duty.to] }));
    return { duties, decisions: shown.map((one) => present(one, names)) };
  }

  @Get('prepared/:duty/:recipient')
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'prepareDuty', summary: 'Words to tell the reporter with, in their language' })
  @ApiOkResponse({ type: PreparedDutyDto })
  @ApiUnprocessableEntityResponse({ description: 'DUTY_UNKNOWN, DUTY_RECIPIENT_UNFIT.' })
  prepare(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('duty') dutyId: string,
    @Param('recipient') recipientId: string,
  ): Promise<PreparedDutyDto> {
    return this.decisions.prepare(session, id, { dutyId, recipientId });
  }

  @Post()
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({
    operationId: 'decideDuty',
    summary: 'Decides that something leaves without consent; by a law, for who leads the desk alone',
  })
  @ApiOkResponse({ type: CaseDutiesDto })
  @ApiConflictResponse({ description: 'DUTY_CASE_CLOSED, DUTY_DECIDED_ALREADY.' })
  @ApiUnprocessableEntityResponse({
    description: `DUTY_UNKNOWN, DUTY_RECIPIENT_UNFIT, DUTY_WITHHELD_INCOMPLETE, DUTY_WITHHELD_DAY, ${TEXTS}.`,
  })
  async decide(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() body: DecideDutyDto,
  ): Promise<CaseDutiesDto> {
    await this.decisions.decide(session, id, { ...body, withheld: withheldIn(body) });
    return this.list(session, id);
  }

  @Post(':decision/second')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'settleDuty', summary: 'Confirms or rejects a decision as the second person' })
  @ApiOkResponse({ type: CaseDutiesDto })
  @ApiConflictResponse({ description: 'DUTY_CASE_CLOSED, DUTY_SETTLED, DUTY_IS_OWN.' })
  @ApiNotFoundResponse({ description: 'CASE_NOT_FOUND, DUTY_NOT_FOUND.' })
  @ApiUnprocessableEntityResponse({ description: `${TEXTS}.` })
  async settle(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('decision') decision: string,
    @Body() body: SettleDutyDto,
  ): Promise<CaseDutiesDto> {
    await this.decisions.settle(session, id, decision.toLowerCase(), body);
    return this.list(session, id);
  }
}

/** @throws DUTY_WITHHELD_INCOMPLETE where one is given without the other */
function withheldIn({ withheldBecause, withheldUntil }: DecideDutyDto): NewDecision['withheld'] {
  if (withheldBecause === null && withheldUntil === null) return null;
  if (withheldBecause === null || withheldUntil === null) throw new DutyError('DUTY_WITHHELD_INCOMPLETE');
  return { because: withheldBecause, until: withheldUntil };
}

function present(one: ShownDecision, names: Names): DutyDecisionDto {
  const { id, dutyId, recipientId, recipient, state, covers, waits, withheldUntil, words, language } = one;
  return {
    ...{ id, dutyId, recipientId, recipient, state, covers, waits, withheldUntil, words, language },
    decidedBy: presentPerson(one.decidedBy, names),
    decidedAt: one.decidedAt.toISOString(),
    secondBy: one.secondBy.toISOString(),
    settledBy: one.settledBy === null ? null : presentPerson(one.settledBy, names),
    reasons: one.reasons.map(({ stage, text, withheldBecause }) => ({ stage, text, withheldBecause })),
    leftOn: [...one.leftOn],
  };
}
