import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentStaff } from '../../platform/http/index.js';
import type { StaffSession } from '../staff/index.js';
import { CaseCountsDto, CasePageDto } from './dto/worklist-page.dto.js';
import { CountsQueryDto, WorklistQueryDto } from './dto/worklist-query.dto.js';
import { Worklist } from './worklist.service.js';
import { RequirePermission } from '../permissions/index.js';

@ApiTags('cases')
@Controller('api/cases')
export class WorklistController {
  constructor(private readonly worklist: Worklist) {}

  @Get()
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'listCases', summary: 'A page of the queue, the next deadline first' })
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
}
