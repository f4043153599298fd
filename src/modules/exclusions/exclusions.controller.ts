import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiForbiddenResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { CurrentStaff, UuidPipe } from '../../platform/http/index.js';
import { RequirePermission } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import { DecideExclusionDto, ExclusionDto, HandExclusionDto, WaitingExclusionDto } from './exclusion.dto.js';
import { Exclusions } from './exclusions.service.js';
import { WaitingExclusions } from './waiting-exclusions.js';

/** The panel of who must not have a case, and the cases that wait for somebody to decide it. */
@ApiTags('cases')
@Controller('api')
export class ExclusionsController {
  constructor(
    private readonly exclusions: Exclusions,
    private readonly waiting: WaitingExclusions,
  ) {}

  @Get('cases/:id/exclusion')
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'getExclusion',
    summary: 'Whom the reporter wants kept away; read, it is audited',
  })
  @ApiOkResponse({ type: ExclusionDto })
  get(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<ExclusionDto> {
    return this.exclusions.read(session, id);
  }

  @Put('cases/:id/exclusion')
  @RequirePermission('case.write')
  @ApiOperation({ operationId: 'decideExclusion', summary: 'Decides who of the desk must not have the case' })
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiForbiddenResponse({ description: 'EXCLUSION_NOT_ALLOWED, FORBIDDEN, CSRF_INVALID.' })
  @ApiConflictResponse({ description: 'EXCLUSION_LEAVES_NOBODY.' })
  @ApiUnprocessableEntityResponse({ description: 'EXCLUSION_NOT_ON_DESK.' })
  decide(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() { staffIds }: DecideExclusionDto,
  ): Promise<void> {
    return this.exclusions.decide(session, id, staffIds);
  }

  @Get('exclusions/waiting')
  @RequirePermission('desk.manage')
  @ApiOperation({
    operationId: 'listWaitingExclusions',
    summary: 'Cases of which nobody of the desk may decide who must not have them',
  })
  @ApiOkResponse({ type: [WaitingExclusionDto] })
  list(@CurrentStaff() session: StaffSession): Promise<WaitingExclusionDto[]> {
    return this.waiting.list(session);
  }

  @Post('exclusions/:id/hand')
  @RequirePermission('desk.manage')
  @HttpCode(204)
  @ApiOperation({ operationId: 'handExclusion', summary: 'Asks somebody of the desk to decide' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ description: 'EXCLUSION_NOT_WAITING.' })
  @ApiUnprocessableEntityResponse({ description: 'EXCLUSION_DECIDER_UNFIT.' })
  hand(
    @CurrentStaff() session: StaffSession,
    @Param('id', UuidPipe) id: string,
    @Body() { staffId }: HandExclusionDto,
  ): Promise<void> {
    return this.waiting.hand(session, id, staffId.toLowerCase());
  }
}
