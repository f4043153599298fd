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
import { LookAgainDto, SetLookAgainDto } from './look-again.dto.js';
import { LookAgain } from './look-again.service.js';

/** The panel of the reminder on the page of a case. */
@ApiTags('cases')
@Controller('api/cases/:id/look-again')
export class LookAgainController {
  constructor(private readonly lookAgain: LookAgain) {}

  @Get()
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'getLookAgain',
    summary: 'When the desk is reminded to look at the case again',
  })
  @ApiOkResponse({ type: LookAgainDto })
  async get(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<LookAgainDto> {
    return present(await this.lookAgain.dueAt(session, id));
  }

  @Put()
  @RequirePermission('case.write')
  @ApiOperation({
    operationId: 'setLookAgain',
    summary: 'Sets or clears the reminder to look at the case again',
  })
  @ApiOkResponse({ type: LookAgainDto })
  @ApiConflictResponse({ description: 'LOOK_AGAIN_CASE_CLOSED.' })
  @ApiUnprocessableEntityResponse({ description: 'LOOK_AGAIN_TOO_SOON, LOOK_AGAIN_TOO_LATE.' })
  async set(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() { at }: SetLookAgainDto,
  ): Promise<LookAgainDto> {
    return present(await this.lookAgain.set(session, id, at === null ? null : new Date(at)));
  }
}

const present = (at: Date | null): LookAgainDto => ({ at: at && at.toISOString() });
