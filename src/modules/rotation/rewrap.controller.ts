import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentStaff, ProblemDto, UuidPipe } from '../../platform/http/index.js';
import { Desks } from '../desks/index.js';
import { RequirePermission } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import { RewrapDto } from './dto/rotation.dto.js';
import { Rewrapping } from './rewrapping.service.js';

/** What was sealed to the earlier keys of a desk, and how far it is wrapped anew. */
@ApiTags('desks')
@Controller('api')
export class RewrapController {
  constructor(
    private readonly desks: Desks,
    private readonly rewrapping: Rewrapping,
  ) {}

  @Get('desks/rewrapping')
  @RequirePermission('duty.manage')
  @ApiOperation({
    operationId: 'listRewrapping',
    summary:
      'Your desks with an earlier key, and how far its cases are wrapped anew; every desk for administrators.',
  })
  @ApiOkResponse({ type: [RewrapDto] })
  async list(@CurrentStaff() session: StaffSession): Promise<RewrapDto[]> {
    const isAdministrator = session.permissions.has('desk.manage');
    const desks = isAdministrator ? await this.desks.list() : await this.desks.listFor(session.staffId);
    const found: RewrapDto[] = [];
    for (const { id: deskId, name } of desks) {
      const progress = await this.rewrapping.progress(deskId);
      const mayBegin = session.permissions.has('case.assign') && session.keys.desks.has(deskId);
      if (progress) found.push({ deskId, name, ...progress, mayBegin });
    }
    return found;
  }

  @Post('desks/:id/rewrapping')
  @HttpCode(202)
  @RequirePermission('case.assign')
  @ApiOperation({
    operationId: 'beginRewrapping',
    summary: 'Wrap what is sealed to the earlier keys of your desk anew, or go on with it.',
  })
  @ApiAcceptedResponse({ description: 'It goes on while your session does.' })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'DESK_NOT_FOUND.' })
  async begin(@Param('id', UuidPipe) id: string, @CurrentStaff() session: StaffSession): Promise<void> {
    await this.rewrapping.begin(session, id);
  }
}
