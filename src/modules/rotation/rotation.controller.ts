import { Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentStaff, ProblemDto, UuidPipe } from '../../platform/http/index.js';
import { RequirePermission } from '../permissions/index.js';
import { UnlockAdministrator, type StaffSession } from '../staff/index.js';
import { DisableStaff } from './commands/disable-staff.js';
import { RemoveMember } from './commands/remove-member.js';
import { DisabledStaffDto, RotatedDeskDto } from './dto/rotation.dto.js';

/** Somebody leaves: the helpdesk, or one desk. */
@ApiTags('people')
@Controller('api')
export class RotationController {
  constructor(
    private readonly unlock: UnlockAdministrator,
    private readonly disableStaff: DisableStaff,
    private readonly removeMember: RemoveMember,
  ) {}

  @Post('staff/:id/disable')
  @HttpCode(200)
  @RequirePermission('staff.manage')
  @ApiOperation({
    operationId: 'disableStaff',
    summary:
      'Shut the account of somebody who leaves: sessions and grants end, and their desks get new keys.',
  })
  @ApiOkResponse({ type: DisabledStaffDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'LAST_ADMINISTRATOR.' })
  async disable(
    @Param('id', UuidPipe) id: string,
    @CurrentStaff() session: StaffSession,
  ): Promise<DisabledStaffDto> {
    const { rotated, kept } = await this.disableStaff.disable(await this.unlock.ofSession(session), id);
    return {
      rotated: rotated.map(present),
      kept: kept.map(({ id: deskId, name }) => ({ id: deskId, name })),
    };
  }

  @Delete('desks/:id/members/:staffId')
  @HttpCode(200)
  @RequirePermission('desk.manage')
  @ApiOperation({
    operationId: 'removeDeskMember',
    summary: 'Take somebody off a desk, which gets a new key.',
  })
  @ApiOkResponse({ type: RotatedDeskDto })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'DESK_NOT_FOUND, MEMBER_NOT_FOUND.' })
  @ApiConflictResponse({ type: ProblemDto, description: 'DESK_LAST_MEMBER.' })
  async remove(
    @Param('id', UuidPipe) id: string,
    @Param('staffId', UuidPipe) staffId: string,
    @CurrentStaff() session: StaffSession,
  ): Promise<RotatedDeskDto> {
    return present(await this.removeMember.remove(await this.unlock.ofSession(session), id, staffId));
  }
}

const present = ({ id, name, members }: RotatedDeskDto): RotatedDeskDto => ({ id, name, members });
