import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { CurrentStaff } from '../../platform/http/index.js';
import { requireText } from '../../platform/text/index.js';
import { presentPerson } from '../cases/index.js';
import { RequirePermission } from '../permissions/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import type { StaffFactsContent } from './staff-facts.definitions.js';
import { CONTACT_LIMIT, SetStaffFactsDto, StaffFactsDto } from './staff-facts.dto.js';
import { StaffFacts, type KnownFacts } from './staff-facts.service.js';

/** The panel of the facts that staff set. */
@ApiTags('cases')
@Controller('api/cases/:id/staff-facts')
export class StaffFactsController {
  constructor(
    private readonly facts: StaffFacts,
    private readonly staff: StaffDirectory,
  ) {}

  @Get()
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'getStaffFacts', summary: 'What staff found out after the intake' })
  @ApiOkResponse({ type: StaffFactsDto })
  async get(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<StaffFactsDto> {
    return this.present(await this.facts.read(session, id));
  }

  @Put()
  @RequirePermission('case.write')
  @ApiOperation({
    operationId: 'setStaffFacts',
    summary: 'Sets what staff found out; the rules run again and may make the case more urgent',
  })
  @ApiOkResponse({ type: StaffFactsDto })
  @ApiConflictResponse({ description: 'STAFF_FACTS_CASE_CLOSED.' })
  @ApiUnprocessableEntityResponse({ description: 'TEXT_TOO_LONG, TEXT_HAS_NUL, TEXT_CONTAINS_FILE.' })
  async set(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() body: SetStaffFactsDto,
  ): Promise<StaffFactsDto> {
    return this.present(await this.facts.set(session, id, given(body)));
  }

  private async present({ setBy, setAt, reported, ...facts }: KnownFacts): Promise<StaffFactsDto> {
    const names = await this.staff.find(setBy === null ? [] : [setBy]);
    return {
      contactable: facts.contactable,
      contactBy: facts.contactBy,
      contactWhen: facts.contactWhen,
      danger: facts.danger,
      ageBand: facts.ageBand,
      kind: facts.kind,
      reportedAgeBand: reported.ageBand,
      reportedKind: reported.kind,
      setBy: setBy === null ? null : presentPerson(setBy, names),
      setAt: setAt && setAt.toISOString(),
    };
  }
}

/** What a body sets, without what it leaves out. A text of nothing but space is none. */
function given(body: SetStaffFactsDto): Partial<StaffFactsContent> {
  const { contactable, contactBy, contactWhen, danger, ageBand, kind } = body;
  return {
    ...(contactable !== undefined && { contactable }),
    ...(contactBy !== undefined && { contactBy: textOf(contactBy) }),
    ...(contactWhen !== undefined && { contactWhen: textOf(contactWhen) }),
    ...(danger !== undefined && { danger }),
    ...(ageBand !== undefined && { ageBand }),
    ...(kind !== undefined && { kind }),
  };
}

const textOf = (typed: string | null): string | null =>
  typed === null || typed.trim() === '' ? null : requireText(typed, { max: CONTACT_LIMIT });
