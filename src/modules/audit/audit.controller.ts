import { Controller, Get, Query } from '@nestjs/common';
import { ApiBadRequestResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentStaff, ProblemDto } from '../../platform/http/index.js';
import { presentPage } from './audit.presenter.js';
import { Audit } from './audit.service.js';
import { AuditPageDto, AuditQueryDto } from './dto/audit.dto.js';
import { RequirePermission } from '../permissions/index.js';

const PAGE = 50;

@ApiTags('audit')
@Controller('api/audit')
export class AuditController {
  constructor(private readonly audit: Audit) {}

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
    const rows = await this.audit.page(query.cursor ? BigInt(query.cursor) : null, limit + 1);
    await this.audit.record({ actorId: caller.staffId, action: 'audit.read' });
    return presentPage(rows, limit);
  }
}
