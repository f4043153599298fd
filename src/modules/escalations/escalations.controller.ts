import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiServiceUnavailableResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { CurrentStaff, UuidPipe } from '../../platform/http/index.js';
import { RequirePermission } from '../permissions/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import {
  ApproveEscalationDto,
  BeginEscalationDto,
  CloseEscalationDto,
  EscalationAnswerDto,
  EnclosableDto,
  EscalationDto,
  SentByHandDto,
  ReadyEscalationDto,
  RecipientDto,
  SaveEscalationDto,
  SettleEscalationDto,
} from './escalation.dto.js';
import { peopleIn, presentEscalation, presentRecipient } from './escalation.presenter.js';
import { Escalations } from './escalations.service.js';
import { Leaving } from './leaving.service.js';
import { Recipients } from './recipients.js';

const NOT_NOW = 'ESCALATION_CASE_CLOSED, ESCALATION_NOT_NOW';
const MAY_LEAVE =
  'ESCALATION_CHANGED, ESCALATION_RECIPIENT_CHANGED, ESCALATION_NOT_COVERED, ESCALATION_NOT_APPROVED';
const TEXTS = 'TEXT_TOO_LONG, TEXT_HAS_NUL, TEXT_CONTAINS_FILE';
const NOT_FOUND = { description: 'CASE_NOT_FOUND, ESCALATION_NOT_FOUND.' };

/** The panel of the escalations: packages for those who can act. */
@ApiTags('escalations')
@Controller('api')
export class EscalationsController {
  constructor(
    private readonly escalations: Escalations,
    private readonly leaving: Leaving,
    private readonly recipients: Recipients,
    private readonly staff: StaffDirectory,
  ) {}

  @Get('escalations/recipients')
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'listRecipients', summary: 'Everybody for whom a package can be written' })
  @ApiOkResponse({ type: [RecipientDto] })
  async recipientsOf(@CurrentStaff() session: StaffSession): Promise<RecipientDto[]> {
    const records = await this.recipients.list();
    return records
      .filter(({ channels }) => channels.length > 0)
      .map((record) => presentRecipient(record, session.locale))
      .sort((a, b) => a.name.localeCompare(b.name, session.locale));
  }

  @Get('cases/:id/escalations')
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'listEscalations', summary: 'The packages of the case, the oldest first' })
  @ApiOkResponse({ type: [EscalationDto] })
  async list(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<EscalationDto[]> {
    const shown = await this.escalations.list(session, id);
    const names = await this.staff.find(peopleIn(shown));
    return shown.map((one) => presentEscalation(one, session, names));
  }

  @Get('cases/:id/escalations/enclosable')
  @RequirePermission('case.write')
  @ApiOperation({
    operationId: 'listEnclosable',
    summary:
      'What of the report can be enclosed for an authority; the audit log tells it as a reading of the report',
  })
  @ApiOkResponse({ type: [EnclosableDto] })
  enclosable(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<EnclosableDto[]> {
    return this.escalations.enclosable(session, id);
  }

  @Post('cases/:id/escalations')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({
    operationId: 'beginEscalation',
    summary: 'Begins a package for a recipient of the directory',
  })
  @ApiOkResponse({ type: [EscalationDto] })
  @ApiConflictResponse({ description: 'ESCALATION_CASE_CLOSED.' })
  @ApiUnprocessableEntityResponse({ description: 'ESCALATION_RECIPIENT_UNKNOWN.' })
  async begin(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() body: BeginEscalationDto,
  ): Promise<EscalationDto[]> {
    await this.escalations.begin(session, id, body);
    return this.list(session, id);
  }

  @Put('cases/:id/escalations/:escalation')
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'saveEscalation', summary: 'Saves what was typed, as the next version' })
  @ApiOkResponse({ type: [EscalationDto] })
  @ApiNotFoundResponse(NOT_FOUND)
  @ApiConflictResponse({ description: `${NOT_NOW}, ESCALATION_CHANGED.` })
  @ApiUnprocessableEntityResponse({
    description: `ESCALATION_RECIPIENT_UNKNOWN, ESCALATION_FIELD_UNKNOWN, ESCALATION_ENCLOSES_NOTHING, ESCALATION_ENCLOSED_UNKNOWN, ${TEXTS}.`,
  })
  async save(
    @CurrentStaff() session: StaffSession,
    @Param('id') caseId: string,
    @Param('escalation', UuidPipe) id: string,
    @Body() { version, fields, enclose = [] }: SaveEscalationDto,
  ): Promise<EscalationDto[]> {
    const values = Object.fromEntries(fields.map(({ key, value }) => [key, value]));
    await this.escalations.save(session, { caseId, id }, { version, values, enclose });
    return this.list(session, caseId);
  }

  @Post('cases/:id/escalations/:escalation/ready')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'readyEscalation', summary: 'Says that a package is complete' })
  @ApiOkResponse({ type: [EscalationDto] })
  @ApiNotFoundResponse(NOT_FOUND)
  @ApiConflictResponse({ description: `${NOT_NOW}, ESCALATION_CHANGED, ESCALATION_RECIPIENT_CHANGED.` })
  @ApiUnprocessableEntityResponse({ description: 'ESCALATION_RECIPIENT_UNKNOWN, ESCALATION_INCOMPLETE.' })
  async ready(
    @CurrentStaff() session: StaffSession,
    @Param('id') caseId: string,
    @Param('escalation', UuidPipe) id: string,
    @Body() { version }: ReadyEscalationDto,
  ): Promise<EscalationDto[]> {
    await this.escalations.makeReady(session, { caseId, id }, version);
    return this.list(session, caseId);
  }

  @Post('cases/:id/escalations/:escalation/return')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'returnEscalation', summary: 'Gives a package back to whoever writes it' })
  @ApiOkResponse({ type: [EscalationDto] })
  @ApiNotFoundResponse(NOT_FOUND)
  @ApiConflictResponse({ description: `${NOT_NOW}.` })
  async sendBack(
    @CurrentStaff() session: StaffSession,
    @Param('id') caseId: string,
    @Param('escalation', UuidPipe) id: string,
  ): Promise<EscalationDto[]> {
    await this.escalations.sendBack(session, { caseId, id });
    return this.list(session, caseId);
  }

  @Post('cases/:id/escalations/:escalation/approve')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({
    operationId: 'approveEscalation',
    summary: 'Says, as a second person, that exactly these bytes may leave',
  })
  @ApiOkResponse({ type: [EscalationDto] })
  @ApiForbiddenResponse({ description: 'ESCALATION_OWN, FORBIDDEN, CSRF_INVALID.' })
  @ApiNotFoundResponse(NOT_FOUND)
  @ApiConflictResponse({ description: `${NOT_NOW}, ${MAY_LEAVE}.` })
  @ApiUnprocessableEntityResponse({ description: 'ESCALATION_RECIPIENT_UNKNOWN, ESCALATION_INCOMPLETE.' })
  async approve(
    @CurrentStaff() session: StaffSession,
    @Param('id') caseId: string,
    @Param('escalation', UuidPipe) id: string,
    @Body() { digest }: ApproveEscalationDto,
  ): Promise<EscalationDto[]> {
    await this.leaving.approve(session, { caseId, id }, digest);
    return this.list(session, caseId);
  }

  @Post('cases/:id/escalations/:escalation/handed-over')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'handOverEscalation', summary: 'Says that a person sent it by hand' })
  @ApiOkResponse({ type: [EscalationDto] })
  @ApiNotFoundResponse(NOT_FOUND)
  @ApiConflictResponse({ description: `${NOT_NOW}, ${MAY_LEAVE}.` })
  @ApiUnprocessableEntityResponse({
    description: `ESCALATION_RECIPIENT_UNKNOWN, ESCALATION_DAY_WRONG, ${TEXTS}.`,
  })
  async handOver(
    @CurrentStaff() session: StaffSession,
    @Param('id') caseId: string,
    @Param('escalation', UuidPipe) id: string,
    @Body() { on, reference }: SentByHandDto,
  ): Promise<EscalationDto[]> {
    await this.leaving.handOver(session, { caseId, id }, { on, reference: reference ?? null });
    return this.list(session, caseId);
  }

  @Post('cases/:id/escalations/:escalation/queue')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'queueEscalation', summary: 'Has the helpdesk send what was approved, once' })
  @ApiOkResponse({ type: [EscalationDto] })
  @ApiNotFoundResponse(NOT_FOUND)
  @ApiConflictResponse({ description: `${NOT_NOW}, ${MAY_LEAVE}.` })
  @ApiUnprocessableEntityResponse({ description: 'ESCALATION_RECIPIENT_UNKNOWN, ESCALATION_BY_HAND.' })
  @ApiServiceUnavailableResponse({ description: 'DISPATCH_NOT_READY.' })
  async queue(
    @CurrentStaff() session: StaffSession,
    @Param('id') caseId: string,
    @Param('escalation', UuidPipe) id: string,
  ): Promise<EscalationDto[]> {
    await this.leaving.queue(session, { caseId, id });
    return this.list(session, caseId);
  }

  @Post('cases/:id/escalations/:escalation/settle')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({
    operationId: 'settleEscalation',
    summary: 'Says whether a package left of which nobody knew',
  })
  @ApiOkResponse({ type: [EscalationDto] })
  @ApiNotFoundResponse(NOT_FOUND)
  @ApiConflictResponse({ description: `${NOT_NOW}.` })
  async settle(
    @CurrentStaff() session: StaffSession,
    @Param('id') caseId: string,
    @Param('escalation', UuidPipe) id: string,
    @Body() { hasLeft }: SettleEscalationDto,
  ): Promise<EscalationDto[]> {
    await this.leaving.settle(session, { caseId, id }, hasLeft);
    return this.list(session, caseId);
  }

  @Post('cases/:id/escalations/:escalation/answer')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'noteEscalationAnswer', summary: 'Notes what the recipient said, or nothing' })
  @ApiOkResponse({ type: [EscalationDto] })
  @ApiNotFoundResponse(NOT_FOUND)
  @ApiConflictResponse({ description: 'ESCALATION_NOT_NOW.' })
  @ApiUnprocessableEntityResponse({ description: `${TEXTS}.` })
  async answer(
    @CurrentStaff() session: StaffSession,
    @Param('id') caseId: string,
    @Param('escalation', UuidPipe) id: string,
    @Body() { answer, reference, text }: EscalationAnswerDto,
  ): Promise<EscalationDto[]> {
    const given = { answer, reference: reference ?? null, text: text ?? null };
    await this.leaving.note(session, { caseId, id }, given);
    return this.list(session, caseId);
  }

  @Post('cases/:id/escalations/:escalation/close')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'closeEscalation', summary: 'Closes it with what became of it' })
  @ApiOkResponse({ type: [EscalationDto] })
  @ApiNotFoundResponse(NOT_FOUND)
  @ApiConflictResponse({ description: 'ESCALATION_NOT_NOW.' })
  async close(
    @CurrentStaff() session: StaffSession,
    @Param('id') caseId: string,
    @Param('escalation', UuidPipe) id: string,
    @Body() { outcome }: CloseEscalationDto,
  ): Promise<EscalationDto[]> {
    await this.leaving.close(session, { caseId, id }, outcome);
    return this.list(session, caseId);
  }

  @Post('cases/:id/escalations/:escalation/cancel')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'cancelEscalation', summary: 'Takes back what has not left' })
  @ApiOkResponse({ type: [EscalationDto] })
  @ApiNotFoundResponse(NOT_FOUND)
  @ApiConflictResponse({ description: `${NOT_NOW}, ESCALATION_LEAVING.` })
  async cancel(
    @CurrentStaff() session: StaffSession,
    @Param('id') caseId: string,
    @Param('escalation', UuidPipe) id: string,
  ): Promise<EscalationDto[]> {
    await this.leaving.cancel(session, { caseId, id });
    return this.list(session, caseId);
  }
}
