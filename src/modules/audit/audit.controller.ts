import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBadRequestResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentStaff, InputError, ProblemDto } from '../../platform/http/index.js';
import { readDay } from '../../platform/text/index.js';
import { AuditChecks } from './audit-checks.service.js';
import { presentPage, presentState } from './audit.presenter.js';
import { Audit } from './audit.service.js';
import { AuditPageDto, AuditQueryDto, AuditStateDto, CheckAuditDto } from './dto/audit.dto.js';
import { RequirePermission } from '../permissions/index.js';

const PAGE = 50;

@ApiTags('audit')
@Controller('api/audit')
export class AuditController {
  constructor(
    private readonly audit: Audit,
    private readonly checks: AuditChecks,
  ) {}

  @Get()
  @RequirePermission('audit.read')
  @ApiOperation({
    operationId: 'listAudit',
    summary: 'What staff did, newest first. Reading it is recorded too.',
  })
  @ApiOkResponse({ type: AuditPageDto })
  @ApiBadRequestResponse({ type: ProblemDto })
  async page(
    @Query() query: AuditQueryDto,
    @CurrentStaff() caller: { staffId: string },
  ): Promise<AuditPageDto> {
    const limit = query.limit ?? PAGE;
    const { action, person, day } = query;
    if (day !== undefined && readDay(day) === null) throw new InputError([{ field: 'day', message: NO_DAY }]);
    const before = query.cursor ? BigInt(query.cursor) : null;
    const rows = await this.audit.page(before, limit + 1, { action, person, day });
    await this.audit.record({ actorId: caller.staffId, action: 'audit.read' });
    return presentPage(rows, limit);
  }

  @Get('checks')
  @RequirePermission('audit.read')
  @ApiOperation({ operationId: 'auditState', summary: 'Whether the log was found whole, when, and by whom' })
  @ApiOkResponse({ type: AuditStateDto })
  async state(): Promise<AuditStateDto> {
    return presentState(await this.checks.last(), this.checks.isChecking);
  }

  @Post('checks')
  @HttpCode(202)
  @RequirePermission('audit.read')
  @ApiOperation({
    operationId: 'checkAudit',
    summary:
      'Walks the whole log to see that every row is as it was written. `auditState` says what came of it.',
  })
  @ApiAcceptedResponse({ description: 'The walk has begun.' })
  @ApiBadRequestResponse({ type: ProblemDto })
  check(@CurrentStaff() caller: { staffId: string }, @Body() { head }: CheckAuditDto): void {
    this.checks.begin(caller.staffId, head === undefined ? undefined : Buffer.from(head, 'hex'));
  }
}

const NO_DAY = 'must be a day such as 2026-11-30';
