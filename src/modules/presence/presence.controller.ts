import { Body, Controller, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentStaff } from '../../platform/http/index.js';
import { RequirePermission } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import { ColleagueDto, PresenceSignDto } from './presence.dto.js';
import { Presence } from './presence.service.js';

/** Who has which case before them. */
@ApiTags('cases')
@Controller('api')
export class PresenceController {
  constructor(private readonly presence: Presence) {}

  @Get('presence')
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'listPresence',
    summary: 'Colleagues who have cases of the caller’s desks before them; it is kept nowhere',
  })
  @ApiOkResponse({ type: [ColleagueDto] })
  list(@CurrentStaff() session: StaffSession): Promise<ColleagueDto[]> {
    return this.presence.colleagues(session);
  }

  @Put('cases/:id/presence')
  @HttpCode(204)
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'signPresence',
    summary: 'Says that a window shows the case; it is forgotten after 45 seconds without another sign',
  })
  @ApiNoContentResponse()
  sign(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() body: PresenceSignDto,
  ): Promise<void> {
    return this.presence.sign(session, id, body);
  }
}
