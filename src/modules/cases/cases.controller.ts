import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseEnumPipe,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiForbiddenResponse,
  ApiInternalServerErrorResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { CurrentStaff, RequirePermission } from '../../platform/http/index.js';
import type { StaffSession } from '../staff/index.js';
import { CaseDrafts } from './case-drafts.js';
import { CasePages } from './case-pages.js';
import { CaseQueue } from './case-queue.js';
import { AssignCase } from './commands/assign-case.js';
import { PromiseAnswer } from './commands/promise-answer.js';
import { SetStatus } from './commands/set-status.js';
import { SetUrgency } from './commands/set-urgency.js';
import { CaseDetailDto } from './dto/case-page.dto.js';
import { CaseQueryDto, CountsQueryDto } from './dto/case-query.dto.js';
import { CaseCountsDto, CasePageDto, CaseRowDto } from './dto/case-row.dto.js';
import { AssignDto, DraftDto, PromiseDto, StatusDto, UrgencyDto } from './dto/case-write.dto.js';
import { ReportDocumentDto } from './dto/report-document.dto.js';
import { DRAFT_KINDS, type DraftKind } from './staff-draft.entity.js';

const DRAFT_KIND = Object.fromEntries(DRAFT_KINDS.map((kind) => [kind, kind]));

@ApiTags('cases')
@Controller('api/cases')
export class CasesController {
  constructor(
    private readonly queue: CaseQueue,
    private readonly pages: CasePages,
    private readonly drafts: CaseDrafts,
    private readonly assignCase: AssignCase,
    private readonly setCaseStatus: SetStatus,
    private readonly setCaseUrgency: SetUrgency,
    private readonly promiseAnswer: PromiseAnswer,
  ) {}

  @Get()
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'listCases', summary: 'A page of the queue, the next deadline first' })
  @ApiOkResponse({ type: CasePageDto })
  list(@CurrentStaff() session: StaffSession, @Query() query: CaseQueryDto): Promise<CasePageDto> {
    return this.queue.list(session, query);
  }

  @Get('counts')
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'caseCounts', summary: 'How many open cases wait for what' })
  @ApiOkResponse({ type: CaseCountsDto })
  counts(@CurrentStaff() session: StaffSession, @Query() query: CountsQueryDto): Promise<CaseCountsDto> {
    return this.queue.counts(session, query.desk);
  }

  @Get(':id')
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'getCase', summary: 'A case: thread, notes, timeline and clocks' })
  @ApiOkResponse({ type: CaseDetailDto })
  @ApiInternalServerErrorResponse({
    description: 'ENTRIES_TAMPERED: its rows were altered outside of Abhaya.',
  })
  page(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Headers('x-unattended') unattended?: string,
  ): Promise<CaseDetailDto> {
    return this.pages.page(session, id, unattended !== undefined);
  }

  @Get(':id/report')
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'getReport', summary: 'The report itself; the opening is audited' })
  @ApiOkResponse({ type: ReportDocumentDto })
  report(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<ReportDocumentDto> {
    return this.pages.report(session, id);
  }

  @Put(':id/drafts/:kind')
  @HttpCode(204)
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'saveDraft', summary: 'Keeps what the caller is typing' })
  @ApiParam({ name: 'kind', enum: DRAFT_KINDS })
  @ApiNoContentResponse()
  @ApiUnprocessableEntityResponse({ description: 'TEXT_TOO_LONG, TEXT_HAS_NUL, TEXT_CONTAINS_FILE.' })
  saveDraft(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('kind', new ParseEnumPipe(DRAFT_KIND)) kind: DraftKind,
    @Body() body: DraftDto,
  ): Promise<void> {
    return this.drafts.save(session, id, kind, body.text);
  }

  @Post(':id/assign')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({
    operationId: 'assignCase',
    summary: 'Gives the case to a member of its desk, or to nobody',
  })
  @ApiOkResponse({ type: CaseRowDto })
  @ApiForbiddenResponse({ description: 'ASSIGN_NOT_ALLOWED, FORBIDDEN, CSRF_INVALID.' })
  @ApiConflictResponse({ description: 'CASE_TAKEN: somebody else has the case by now.' })
  @ApiUnprocessableEntityResponse({ description: 'ASSIGNEE_NOT_ON_DESK.' })
  async assign(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() body: AssignDto,
  ): Promise<CaseRowDto> {
    await this.assignCase.run(session, id, body);
    return this.pages.row(session, id);
  }

  @Post(':id/status')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'setStatus', summary: 'Sets the status, with a reason when it is closed' })
  @ApiOkResponse({ type: CaseRowDto })
  @ApiForbiddenResponse({ description: 'CLOSE_NOT_ALLOWED, FORBIDDEN, CSRF_INVALID.' })
  @ApiConflictResponse({ description: 'STATUS_NOT_ALLOWED: it does not follow from the one the case has.' })
  @ApiUnprocessableEntityResponse({ description: 'CLOSE_REASON_MISSING, CLOSE_REASON_UNEXPECTED.' })
  async setStatus(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() body: StatusDto,
  ): Promise<CaseRowDto> {
    await this.setCaseStatus.run(session, id, { status: body.status, reason: body.reason ?? null });
    return this.pages.row(session, id);
  }

  @Post(':id/urgency')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'setUrgency', summary: 'Sets the urgency, and the times of the answers owed' })
  @ApiOkResponse({ type: CaseRowDto })
  @ApiConflictResponse({ description: 'CASE_CLOSED.' })
  async setUrgency(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() body: UrgencyDto,
  ): Promise<CaseRowDto> {
    await this.setCaseUrgency.run(session, id, body);
    return this.pages.row(session, id);
  }

  @Post(':id/promise')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({
    operationId: 'promiseAnswer',
    summary: 'Promises the reporter an answer by a time, in the place of an earlier promise',
  })
  @ApiOkResponse({ type: CaseRowDto })
  @ApiConflictResponse({ description: 'CASE_CLOSED.' })
  @ApiUnprocessableEntityResponse({ description: 'PROMISE_TOO_SOON, PROMISE_TOO_LATE.' })
  async promise(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() body: PromiseDto,
  ): Promise<CaseRowDto> {
    await this.promiseAnswer.run(session, id, new Date(body.until));
    return this.pages.row(session, id);
  }
}
