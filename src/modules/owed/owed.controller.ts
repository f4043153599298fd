import { Controller, Get, Query } from '@nestjs/common';
import { ApiBadRequestResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentStaff, ProblemDto } from '../../platform/http/index.js';
import { RequirePermission } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import { FiguresQueryDto, OwedFiguresDto } from './figures.dto.js';
import { OwedFigures } from './owed-figures.service.js';
import { OwedDto } from './owed.dto.js';
import { Owed } from './owed.service.js';

/** What waits for those who lead a desk. */
@ApiTags('escalations')
@Controller('api/owed')
export class OwedController {
  constructor(
    private readonly owed: Owed,
    private readonly figures: OwedFigures,
  ) {}

  @Get()
  @RequirePermission('case.assign')
  @ApiOperation({
    operationId: 'getOwed',
    summary: 'What is owed to authorities, platforms and reporters on your desks',
  })
  @ApiOkResponse({ type: OwedDto })
  get(@CurrentStaff() session: StaffSession): Promise<OwedDto> {
    return this.owed.all(session);
  }

  @Get('figures')
  @RequirePermission('case.assign')
  @ApiOperation({
    operationId: 'getOwedFigures',
    summary: 'What came of what your desks sent, in numbers through which no single case shows',
  })
  @ApiOkResponse({ type: OwedFiguresDto })
  @ApiBadRequestResponse({ type: ProblemDto })
  ofSent(@CurrentStaff() session: StaffSession, @Query() { days }: FiguresQueryDto): Promise<OwedFiguresDto> {
    return this.figures.over(session, days);
  }
}
