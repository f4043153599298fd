import { Controller, Get, Query, Res } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentStaff, ProblemDto } from '../../platform/http/index.js';
import { RequirePermission } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import { InsightDto, InsightQueryDto } from './insight.dto.js';
import { Insight } from './insight.service.js';

const CSV = 'text/csv';

/** Weekly figures through which no single case shows. */
@ApiTags('insight')
@Controller('api/insight')
export class InsightController {
  constructor(private readonly insight: Insight) {}

  @Get()
  @RequirePermission('insight.read')
  @ApiOperation({
    operationId: 'getInsight',
    summary: 'What your desks received and how soon they replied, in published figures',
  })
  @ApiOkResponse({ type: InsightDto })
  @ApiBadRequestResponse({ type: ProblemDto })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'INSIGHT_DESK_NOT_FOUND.' })
  get(@CurrentStaff() session: StaffSession, @Query() query: InsightQueryDto): Promise<InsightDto> {
    return this.insight.over(session, query);
  }

  @Get('table')
  @RequirePermission('insight.read')
  @ApiOperation({ operationId: 'getInsightTable', summary: 'Every published figure of your desks, as CSV' })
  @ApiProduces(CSV)
  @ApiOkResponse({ content: { [CSV]: { schema: { type: 'string' } } } })
  @ApiBadRequestResponse({ type: ProblemDto })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'INSIGHT_DESK_NOT_FOUND.' })
  async table(
    @CurrentStaff() session: StaffSession,
    @Query() query: InsightQueryDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const table = await this.insight.table(session, query);
    void reply
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="insight.csv"')
      .type(`${CSV}; charset=utf-8`)
      .send(table);
  }
}
