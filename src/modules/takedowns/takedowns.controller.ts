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
import { requireText } from '../../platform/text/index.js';
import { RequirePermission } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import type { NoticeFacts } from './notice-sheet.js';
import { TakedownChecks } from './takedown-checks.service.js';
import { TakedownConsents } from './takedown-consents.service.js';
import { presentTakedowns } from './takedown.presenter.js';
import {
  CheckTakedownsDto,
  NoticeDto,
  NUMBER_LIMIT,
  type NoticeFactsDto,
  RequestNumberDto,
  SetTakedownsAnswerDto,
  SetTakedownsDto,
  TakedownsDto,
  WORDS_LIMIT,
} from './takedowns.dto.js';
import { Takedowns } from './takedowns.service.js';

/** The panel of the takedowns: every location of a case and what became of it. */
@ApiTags('cases')
@Controller('api/cases/:id/takedowns')
export class TakedownsController {
  constructor(
    private readonly takedowns: Takedowns,
    private readonly consents: TakedownConsents,
    private readonly checks: TakedownChecks,
  ) {}

  @Get()
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'getTakedowns',
    summary: 'The locations of the case, and what became of each',
  })
  @ApiOkResponse({ type: TakedownsDto })
  async get(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<TakedownsDto> {
    const takedowns = await this.takedowns.read(session, id);
    return presentTakedowns(takedowns, await this.consents.shown(id, takedowns, session.locale));
  }

  @Post()
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({
    operationId: 'setTakedowns',
    summary: 'Brings locations to a state, each judged for itself',
  })
  @ApiOkResponse({ type: SetTakedownsAnswerDto })
  @ApiConflictResponse({
    description: 'TAKEDOWN_CASE_CLOSED. Of a row in `failed`: TAKEDOWN_STEP_WRONG, TAKEDOWN_NOT_COVERED.',
  })
  @ApiUnprocessableEntityResponse({
    description:
      'TEXT_TOO_LONG, TEXT_HAS_NUL, TEXT_CONTAINS_FILE. Of a row in `failed`: TAKEDOWN_NOTICE_INCOMPLETE.',
  })
  async set(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() { ids, state, law = null, words = null, notice }: SetTakedownsDto,
  ): Promise<SetTakedownsAnswerDto> {
    const given = {
      ids: ids.map((one) => one.toLowerCase()),
      ...{ state, law, words: optional(words, WORDS_LIMIT), facts: notice ? factsOf(notice) : null },
    };
    const failed = await this.takedowns.set(session, id, given);
    return { ...(await this.get(session, id)), done: ids.length - failed.length, failed };
  }

  @Post('checked')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({
    operationId: 'checkTakedowns',
    summary: 'Says of locations that they are still gone, where somebody has to look now',
  })
  @ApiOkResponse({ type: SetTakedownsAnswerDto })
  @ApiConflictResponse({ description: 'TAKEDOWN_CASE_CLOSED. Of a row in `failed`: TAKEDOWN_CHECK_NOT_DUE.' })
  async checked(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() { ids }: CheckTakedownsDto,
  ): Promise<SetTakedownsAnswerDto> {
    const failed = await this.checks.stillGone(
      session,
      id,
      ids.map((one) => one.toLowerCase()),
    );
    return { ...(await this.get(session, id)), done: ids.length - failed.length, failed };
  }

  @Get(':takedown/notice')
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'getTakedownNotice',
    summary: 'The notice of a location, as it would leave or as it left',
  })
  @ApiOkResponse({ type: NoticeDto })
  @ApiNotFoundResponse({ description: 'CASE_NOT_FOUND, TAKEDOWN_NOT_FOUND, TAKEDOWN_NOTICE_NONE.' })
  async notice(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('takedown') takedown: string,
  ): Promise<NoticeDto> {
    const { law, sent, elements } = await this.takedowns.notice(session, id, takedown.toLowerCase());
    return { law, sent, elements: [...elements] };
  }

  @Post(':takedown/number')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({
    operationId: 'setTakedownNumber',
    summary: 'Keeps the number that the platform gave a request',
  })
  @ApiOkResponse({ type: TakedownsDto })
  @ApiConflictResponse({ description: 'TAKEDOWN_CASE_CLOSED.' })
  @ApiNotFoundResponse({ description: 'CASE_NOT_FOUND, TAKEDOWN_NOT_FOUND.' })
  @ApiUnprocessableEntityResponse({ description: 'TEXT_TOO_LONG, TEXT_HAS_NUL, TEXT_CONTAINS_FILE.' })
  async setNumber(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('takedown') takedown: string,
    @Body() { requestNumber }: RequestNumberDto,
  ): Promise<TakedownsDto> {
    const kept = optional(requestNumber, NUMBER_LIMIT);
    await this.takedowns.setNumber(session, id, takedown.toLowerCase(), kept);
    return this.get(session, id);
  }
}

const factsOf = ({ signedBy, contact, goodFaith, made }: NoticeFactsDto): NoticeFacts => ({
  signedBy: optional(signedBy, NUMBER_LIMIT),
  contact: optional(contact, NUMBER_LIMIT),
  ...{ goodFaith, made },
});

/** A text of nothing but space is none. */
const optional = (typed: string | null, max: number): string | null =>
  typed === null || typed.trim() === '' ? null : requireText(typed, { max });
