import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { CurrentStaff } from '../../platform/http/index.js';
import { RequirePermission } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import { FollowUpDto, WaitDto } from './follow-up.dto.js';
import { FollowUp, type FollowUpState } from './follow-up.service.js';

/** The panel of the wait for the reporter on the page of a case. */
@ApiTags('cases')
@Controller('api/cases/:id/follow-up')
export class FollowUpController {
  constructor(private readonly followUp: FollowUp) {}

  @Get()
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'getFollowUp',
    summary: 'Until when the case waits for its reporter, and by when somebody decides what now',
  })
  @ApiOkResponse({ type: FollowUpDto })
  async get(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<FollowUpDto> {
    return present(await this.followUp.state(session, id));
  }

  @Put()
  @RequirePermission('case.write')
  @ApiOperation({
    operationId: 'waitForReporter',
    summary: 'Lets the case wait for its reporter until a time',
  })
  @ApiOkResponse({ type: FollowUpDto })
  @ApiConflictResponse({ description: 'FOLLOW_UP_CASE_CLOSED, FOLLOW_UP_NOT_WAITING.' })
  @ApiUnprocessableEntityResponse({ description: 'FOLLOW_UP_TOO_SOON, FOLLOW_UP_TOO_LATE.' })
  async wait(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() { until }: WaitDto,
  ): Promise<FollowUpDto> {
    return present(await this.followUp.wait(session, id, new Date(until)));
  }
}

const present = ({ waitsUntil, decideBy }: FollowUpState): FollowUpDto => ({
  waitsUntil: waitsUntil && waitsUntil.toISOString(),
  decideBy: decideBy && decideBy.toISOString(),
});
