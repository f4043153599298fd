import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentStaff, HttpError, ProblemDto, UuidPipe } from '../../platform/http/index.js';
import { RequirePermission } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import { BROWSERS, SYSTEMS, type Browser, type System } from './device-kind.js';
import { SessionList } from './session-list.service.js';
import type { SessionRow } from './session.repository.js';

export class ListedSessionDto {
  @ApiProperty({ description: 'Names the session; opens nothing.' })
  id!: string;

  @ApiProperty({ enum: BROWSERS })
  browser!: Browser;

  @ApiProperty({ enum: SYSTEMS })
  system!: System;

  @ApiProperty({ format: 'date-time', description: 'To the minute.' })
  startedAt!: string;

  @ApiProperty({ format: 'date-time', description: 'When it was last used, to the minute.' })
  seenAt!: string;

  @ApiProperty({ description: 'Whether it is the one that asks.' })
  own!: boolean;
}

/** Where a person is signed in. */
@ApiTags('session')
@Controller('api')
export class SessionListController {
  constructor(private readonly sessions: SessionList) {}

  @Get('sessions')
  @RequirePermission('session.own')
  @ApiOperation({ operationId: 'listSessions', summary: 'Where you are signed in.' })
  @ApiOkResponse({ type: [ListedSessionDto] })
  async own(@CurrentStaff() session: StaffSession): Promise<ListedSessionDto[]> {
    return present(await this.sessions.list(session.staffId), session);
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @RequirePermission('session.own')
  @ApiOperation({ operationId: 'endSession', summary: 'End one of your sessions.' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto })
  async endOwn(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<void> {
    if (!(await this.sessions.end(session.staffId, session.staffId, id))) throw new HttpError('NOT_FOUND');
  }

  @Post('sessions/end-others')
  @HttpCode(204)
  @RequirePermission('session.own')
  @ApiOperation({ operationId: 'endOtherSessions', summary: 'End all your sessions but this one.' })
  @ApiNoContentResponse()
  async endOthers(@CurrentStaff() session: StaffSession): Promise<void> {
    await this.sessions.endAll(session.staffId, session.staffId, session.sessionId);
  }

  @Get('staff/:id/sessions')
  @RequirePermission('staff.manage')
  @ApiOperation({ operationId: 'listStaffSessions', summary: 'Where a person is signed in.' })
  @ApiOkResponse({ type: [ListedSessionDto] })
  async of(
    @CurrentStaff() session: StaffSession,
    @Param('id', UuidPipe) staffId: string,
  ): Promise<ListedSessionDto[]> {
    return present(await this.sessions.list(staffId), session);
  }

  @Delete('staff/:id/sessions/:sessionId')
  @HttpCode(204)
  @RequirePermission('staff.manage')
  @ApiOperation({ operationId: 'endStaffSession', summary: 'End one session of a person.' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto })
  async end(
    @CurrentStaff() session: StaffSession,
    @Param('id', UuidPipe) staffId: string,
    @Param('sessionId') id: string,
  ): Promise<void> {
    if (!(await this.sessions.end(session.staffId, staffId, id))) throw new HttpError('NOT_FOUND');
  }

  @Post('staff/:id/sessions/end-all')
  @HttpCode(204)
  @RequirePermission('staff.manage')
  @ApiOperation({ operationId: 'endStaffSessions', summary: 'End all sessions of a person.' })
  @ApiNoContentResponse()
  async endAll(@CurrentStaff() session: StaffSession, @Param('id', UuidPipe) staffId: string): Promise<void> {
    await this.sessions.endAll(session.staffId, staffId);
  }
}

function present(rows: readonly SessionRow[], { sessionId }: StaffSession): ListedSessionDto[] {
  return rows.map(({ idHash, browser, system, startedAt, seenAt }) => ({
    id: Buffer.from(idHash).toString('hex'),
    browser,
    system,
    startedAt: startedAt.toISOString(),
    seenAt: seenAt.toISOString(),
    own: Buffer.from(idHash).equals(sessionId),
  }));
}
