import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiForbiddenResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { CurrentStaff } from '../../platform/http/index.js';
import type { StaffSession } from '../staff/index.js';
import { CaseRows } from './case-rows.js';
import { AssignCase } from './commands/assign-case.js';
import { PromiseAnswer } from './commands/promise-answer.js';
import { SetStatus } from './commands/set-status.js';
import { SetUrgency } from './commands/set-urgency.js';
import { CaseRowDto } from './dto/case-row.dto.js';
import { AssignDto, PromiseDto, StatusDto, UrgencyDto } from './dto/case-write.dto.js';
import { RequirePermission } from '../permissions/index.js';

@ApiTags('cases')
@Controller('api/cases')
export class CasesController {
  constructor(
    private readonly rows: CaseRows,
    private readonly assignCase: AssignCase,
    private readonly setCaseStatus: SetStatus,
    private readonly setCaseUrgency: SetUrgency,
    private readonly promiseAnswer: PromiseAnswer,
  ) {}

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
    return this.rows.present(session, await this.assignCase.assign(session, id, body));
  }

  @Post(':id/status')
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'setStatus', summary: 'Sets the status, with reason and outcome when closed' })
  @ApiOkResponse({ type: CaseRowDto })
  @ApiForbiddenResponse({ description: 'CLOSE_NOT_ALLOWED, FORBIDDEN, CSRF_INVALID.' })
  @ApiConflictResponse({
    description: 'STATUS_NOT_ALLOWED: it does not follow from the one the case has. CLOSE_STEP_OPEN.',
  })
  @ApiUnprocessableEntityResponse({
    description:
      'CLOSE_REASON_MISSING, CLOSE_REASON_UNEXPECTED, CLOSE_OUTCOME_MISSING, CLOSE_OUTCOME_UNEXPECTED.',
  })
  async setStatus(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() body: StatusDto,
  ): Promise<CaseRowDto> {
    return this.rows.present(
      session,
      await this.setCaseStatus.set(session, id, {
        status: body.status,
        reason: body.reason ?? null,
        outcome: body.outcome ?? null,
      }),
    );
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
    return this.rows.present(session, await this.setCaseUrgency.set(session, id, body));
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
    return this.rows.present(session, await this.promiseAnswer.promise(session, id, new Date(body.until)));
  }
}
