import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { CurrentStaff, ProblemDto, UuidPipe } from '../../platform/http/index.js';
import { AddMember, Desks } from '../desks/index.js';
import { NameStaff } from '../exclusions/index.js';
import { RequirePermission } from '../permissions/index.js';
import { UnlockAdministrator, type StaffSession } from '../staff/index.js';
import { InviteIdDto } from './invites.dto.js';
import { Invites } from './invites.service.js';
import { AddMemberDto, ChangeRoleDto, OtherNamesDto, StaffListDto, type StaffDto } from './people.dto.js';
import { People, type Person } from './people.service.js';

/** The people of the helpdesk, for administrators. */
@ApiTags('staff')
@Controller('api')
export class PeopleController {
  constructor(
    private readonly people: People,
    private readonly invites: Invites,
    private readonly desks: Desks,
    private readonly addMember: AddMember,
    private readonly names: NameStaff,
    private readonly authority: UnlockAdministrator,
  ) {}

  @Get('staff')
  @RequirePermission('staff.manage')
  @ApiOperation({ operationId: 'listStaff', summary: 'Everybody who has an account, and their desks.' })
  @ApiOkResponse({ type: StaffListDto })
  async list(): Promise<StaffListDto> {
    return { people: (await this.people.list()).map(present), desks: await this.desks.list() };
  }

  @Post('staff/:id/role')
  @HttpCode(204)
  @RequirePermission('staff.manage')
  @ApiOperation({ operationId: 'changeRole', summary: 'Give a person another role; their sessions end.' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto, description: 'STAFF_NOT_FOUND.' })
  @ApiConflictResponse({ type: ProblemDto, description: 'ROLE_LAST_ADMINISTRATOR, ROLE_NEEDS_NO_DESK.' })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'ROLE_OWN.' })
  async changeRole(
    @CurrentStaff() session: StaffSession,
    @Param('id', UuidPipe) id: string,
    @Body() { role }: ChangeRoleDto,
  ): Promise<void> {
    await this.people.changeRole(await this.authority.ofSession(session), id, role);
  }

  @Put('staff/:id/names')
  @HttpCode(204)
  @RequirePermission('staff.manage')
  @ApiOperation({
    operationId: 'setOtherNames',
    summary: 'Replace the other names of a person; their cases are compared with them anew.',
  })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto, description: 'STAFF_NOT_FOUND.' })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'NAME_INVALID.' })
  async setOtherNames(
    @CurrentStaff() session: StaffSession,
    @Param('id', UuidPipe) id: string,
    @Body() { otherNames }: OtherNamesDto,
  ): Promise<void> {
    await this.names.set({ actorId: session.staffId }, id, otherNames);
  }

  @Post('staff/:id/reset')
  @RequirePermission('staff.manage')
  @ApiOperation({
    operationId: 'resetStaff',
    summary: 'Mail a person who has lost password and recovery code a link to set new ones.',
  })
  @ApiCreatedResponse({ type: InviteIdDto, description: 'The person gets a mail.' })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'STAFF_NOT_FOUND.' })
  @ApiConflictResponse({ type: ProblemDto, description: 'INVITE_ALREADY.' })
  async reset(
    @CurrentStaff() session: StaffSession,
    @Param('id', UuidPipe) id: string,
  ): Promise<InviteIdDto> {
    return { id: await this.invites.reset(session.staffId, id) };
  }

  @Post('desks/:id/members')
  @HttpCode(204)
  @RequirePermission('desk.manage')
  @ApiOperation({
    operationId: 'addDeskMember',
    summary: 'Put a person on a desk; they wait until a colleague hands them its key.',
  })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto, description: 'DESK_NOT_FOUND, STAFF_NOT_FOUND.' })
  @ApiConflictResponse({ type: ProblemDto, description: 'DESK_MEMBER_ALREADY.' })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'DESK_MEMBER_UNFIT.' })
  async add(
    @CurrentStaff() session: StaffSession,
    @Param('id', UuidPipe) deskId: string,
    @Body() { staffId }: AddMemberDto,
  ): Promise<void> {
    await this.addMember.add(await this.authority.ofSession(session), deskId, staffId.toLowerCase());
  }
}

function present(person: Person): StaffDto {
  const { id, name, otherNames, email, role, locale, active, signedInOn, desks } = person;
  return {
    id,
    name,
    otherNames: [...otherNames],
    email,
    role,
    locale,
    active,
    signedInOn,
    desks: desks.map((desk) => ({ ...desk })),
  };
}
