import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentStaff } from '../../platform/http/index.js';
import { RequirePermission } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import { ReadMarkDto } from './dto/read-mark.dto.js';
import { CaseCountsDto, CaseIdDto, CasePageDto, WorklistRowDto } from './dto/worklist-page.dto.js';
import { CountsQueryDto, RowsQueryDto, WorklistQueryDto } from './dto/worklist-query.dto.js';
import { ReadMarks } from './read-marks.service.js';
import { References } from './references.service.js';
import { Worklist } from './worklist.service.js';

@ApiTags('cases')
@Controller('api/cases')
export class WorklistController {
  constructor(
    private readonly worklist: Worklist,
    private readonly references: References,
    private readonly reads: ReadMarks,
  ) {}

  @Get()
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'listCases',
    summary:
      "A page of the queue: what cannot wait, one's own and nobody's, others'; in each the next deadline first",
  })
  @ApiOkResponse({ type: CasePageDto })
  list(@CurrentStaff() session: StaffSession, @Query() query: WorklistQueryDto): Promise<CasePageDto> {
    return this.worklist.list(session, query);
  }

  @Get('counts')
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'caseCounts', summary: 'How many open cases wait for what' })
  @ApiOkResponse({ type: CaseCountsDto })
  counts(@CurrentStaff() session: StaffSession, @Query() query: CountsQueryDto): Promise<CaseCountsDto> {
    return this.worklist.counts(session, query.desk);
  }

  @Get('rows')
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'listCaseRows',
    summary:
      "The rows of these cases as the queue has them now; those that are not the caller's to see are left out",
  })
  @ApiOkResponse({ type: [WorklistRowDto] })
  rows(@CurrentStaff() session: StaffSession, @Query() { ids }: RowsQueryDto): Promise<WorklistRowDto[]> {
    return this.worklist.rows(session, ids.toLowerCase().split(','));
  }

  @Get('by-reference/:reference')
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'findCaseByReference',
    summary: 'The case with this reference, in capitals or not, with its hyphen or without',
  })
  @ApiOkResponse({ type: CaseIdDto })
  @ApiNotFoundResponse({ description: 'CASE_NOT_FOUND: there is none, or the caller may not see it.' })
  async byReference(
    @CurrentStaff() session: StaffSession,
    @Param('reference') reference: string,
  ): Promise<CaseIdDto> {
    return { id: await this.references.find(session, reference) };
  }

  @Post(':id/read')
  @HttpCode(204)
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'markRead',
    summary: 'Notes how far the caller has read what the reporter wrote',
  })
  @ApiNoContentResponse()
  read(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() { sequence }: ReadMarkDto,
  ): Promise<void> {
    return this.reads.mark(session, id, sequence);
  }
}
