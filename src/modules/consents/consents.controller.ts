import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { CurrentStaff } from '../../platform/http/index.js';
import { presentPerson, type Names } from '../cases/index.js';
import { RequirePermission } from '../permissions/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import { CONSENT_PURPOSES } from '../vocabulary/index.js';
import {
  AskConsentDto,
  ConsentDto,
  ConsentRecipientDto,
  PreparedConsentDto,
  RecordConsentDto,
} from './consent.dto.js';
import { ConsentQuestions, type ShownConsent } from './consent-questions.service.js';

const TEXTS = 'TEXT_EMPTY, TEXT_TOO_LONG, TEXT_HAS_NUL, TEXT_CONTAINS_FILE';

/** The panel of what the reporter allows. */
@ApiTags('cases')
@Controller('api/cases/:id/consents')
export class ConsentsController {
  constructor(
    private readonly questions: ConsentQuestions,
    private readonly staff: StaffDirectory,
  ) {}

  @Get()
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'listConsents',
    summary: 'What the reporter was asked to allow, and how it stands',
  })
  @ApiOkResponse({ type: [ConsentDto] })
  async list(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<ConsentDto[]> {
    const shown = await this.questions.list(session, id);
    const names = await this.staff.find([...new Set(shown.map(({ askedBy }) => askedBy))]);
    return shown.map((one) => present(one, names));
  }

  @Get('recipients')
  @RequirePermission('message.send')
  @ApiOperation({ operationId: 'listConsentRecipients', summary: 'Whom consent can be asked about' })
  @ApiOkResponse({ type: [ConsentRecipientDto] })
  recipients(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<ConsentRecipientDto[]> {
    return this.questions.recipients(session, id);
  }

  @Get('prepared/:recipient/:purpose')
  @RequirePermission('message.send')
  @ApiParam({ name: 'purpose', enum: CONSENT_PURPOSES })
  @ApiOperation({ operationId: 'prepareConsent', summary: "Words to ask with, in the reporter's language" })
  @ApiOkResponse({ type: PreparedConsentDto })
  @ApiUnprocessableEntityResponse({ description: 'CONSENT_RECIPIENT_UNKNOWN, CONSENT_PURPOSE_UNKNOWN.' })
  prepare(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('recipient') recipientId: string,
    @Param('purpose') purpose: string,
  ): Promise<PreparedConsentDto> {
    return this.questions.prepare(session, id, { recipientId, purpose });
  }

  @Post()
  @HttpCode(200)
  @RequirePermission('message.send')
  @ApiOperation({
    operationId: 'askConsent',
    summary: 'Asks the reporter, on their page, to allow something',
  })
  @ApiOkResponse({ type: [ConsentDto] })
  @ApiConflictResponse({ description: 'CONSENT_CASE_CLOSED, CONSENT_ASKED_ALREADY.' })
  @ApiUnprocessableEntityResponse({ description: `CONSENT_RECIPIENT_UNKNOWN, ${TEXTS}.` })
  async ask(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() body: AskConsentDto,
  ): Promise<ConsentDto[]> {
    await this.questions.ask(session, id, body);
    return this.list(session, id);
  }

  @Post(':consent/withdraw')
  @HttpCode(200)
  @RequirePermission('message.send')
  @ApiOperation({ operationId: 'withdrawConsent', summary: 'Withdraws a question that was not answered' })
  @ApiOkResponse({ type: [ConsentDto] })
  @ApiConflictResponse({ description: 'CONSENT_CASE_CLOSED, CONSENT_NOT_ASKED.' })
  @ApiNotFoundResponse({ description: 'CASE_NOT_FOUND, CONSENT_NOT_FOUND.' })
  async withdraw(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('consent') consent: string,
  ): Promise<ConsentDto[]> {
    await this.questions.withdraw(session, id, consent.toLowerCase());
    return this.list(session, id);
  }

  @Post(':consent/answer')
  @HttpCode(200)
  @RequirePermission('note.write')
  @ApiOperation({ operationId: 'recordConsent', summary: 'Writes down what the reporter said to you' })
  @ApiOkResponse({ type: [ConsentDto] })
  @ApiConflictResponse({ description: 'CONSENT_NOT_ASKED, CONSENT_ANSWER_UNFIT.' })
  @ApiNotFoundResponse({ description: 'CASE_NOT_FOUND, CONSENT_NOT_FOUND.' })
  @ApiUnprocessableEntityResponse({ description: `${TEXTS}.` })
  async record(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('consent') consent: string,
    @Body() body: RecordConsentDto,
  ): Promise<ConsentDto[]> {
    await this.questions.record(session, id, consent.toLowerCase(), body);
    return this.list(session, id);
  }
}

function present(one: ShownConsent, names: Names): ConsentDto {
  const { id, recipientId, recipient, purpose, standing, words, language, answeredBy, said } = one;
  return {
    ...{ id, recipientId, recipient, purpose, standing, words, language, answeredBy, said },
    answers: [...one.answers],
    askedBy: presentPerson(one.askedBy, names),
    askedAt: one.askedAt.toISOString(),
    answeredAt: one.answeredAt?.toISOString() ?? null,
    expiresAt: one.expiresAt.toISOString(),
    leftOn: [...one.leftOn],
  };
}
