import { Controller, Get, Param } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { CurrentStaff, HttpError, ProblemDto, UuidPipe } from '../../platform/http/index.js';
import { ROLES, type Role } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import { Desks } from './desks.service.js';
import { RequirePermission } from '../permissions/index.js';

export class DeskMemberDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: ROLES })
  role!: Role;
}

@ApiTags('desks')
@Controller('api/desks')
export class DesksController {
  constructor(private readonly desks: Desks) {}

  @Get(':id/members')
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'deskMembers',
    summary: 'The people of one of your desks who can open its cases.',
  })
  @ApiOkResponse({ type: [DeskMemberDto] })
  @ApiNotFoundResponse({ type: ProblemDto })
  async members(
    @Param('id', UuidPipe) id: string,
    @CurrentStaff() session: StaffSession,
  ): Promise<DeskMemberDto[]> {
    const members = await this.desks.holders(id);
    if (!members.some(({ staffId }) => staffId === session.staffId)) throw new HttpError('NOT_FOUND');
    return members.map(({ staffId, name, role }) => ({ id: staffId, name, role }));
  }
}
