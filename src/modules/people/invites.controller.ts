import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiForbiddenResponse,
  ApiGoneResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiTooManyRequestsResponse,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import {
  clientOf,
  CurrentStaff,
  defineRate,
  HttpError,
  ProblemDto,
  Public,
  RateLimit,
  UuidPipe,
} from '../../platform/http/index.js';
import { Desks } from '../desks/index.js';
import { RequirePermission } from '../permissions/index.js';
import { UnlockAdministrator, type StaffSession } from '../staff/index.js';
import type { InviteRow } from './invite.repository.js';
import {
  AcceptedInviteDto,
  AcceptInviteDto,
  ConfirmInviteDto,
  InviteDto,
  InviteIdDto,
  InviteStaffDto,
  InviteTokenDto,
  OpenInviteDto,
} from './invites.dto.js';
import { Invites } from './invites.service.js';

/** A token cannot be guessed: this bounds the work of whoever tries. */
const LINKS = defineRate({ name: 'invite', burst: 30, perMinute: 20 });

/** Invitations, for administrators. */
@ApiTags('staff')
@Controller('api/staff/invites')
export class InvitesController {
  constructor(
    private readonly invites: Invites,
    private readonly desks: Desks,
    private readonly authority: UnlockAdministrator,
  ) {}

  @Get()
  @RequirePermission('staff.manage')
  @ApiOperation({
    operationId: 'listInvites',
    summary: 'Who was invited and has no account, or new keys, yet.',
  })
  @ApiOkResponse({ type: [InviteDto] })
  async list(): Promise<InviteDto[]> {
    const desks = await this.desks.list();
    return (await this.invites.waiting()).map((invite) => present(invite, desks));
  }

  @Post()
  @RequirePermission('staff.manage')
  @ApiOperation({
    operationId: 'inviteStaff',
    summary: 'Invite a person by mail; the link holds for 24 hours.',
  })
  @ApiCreatedResponse({ type: InviteIdDto, description: 'The person gets a mail.' })
  @ApiConflictResponse({ type: ProblemDto, description: 'EMAIL_TAKEN, INVITE_ALREADY.' })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'DESK_NOT_FOUND.' })
  @ApiUnprocessableEntityResponse({
    type: ProblemDto,
    description: 'EMAIL_INVALID, EMAIL_NOT_ASCII, NAME_INVALID, DESK_MEMBER_UNFIT.',
  })
  async invite(@CurrentStaff() session: StaffSession, @Body() body: InviteStaffDto): Promise<InviteIdDto> {
    return { id: await this.invites.invite(session.staffId, body) };
  }

  @Post(':id/withdraw')
  @HttpCode(204)
  @RequirePermission('staff.manage')
  @ApiOperation({ operationId: 'withdrawInvite', summary: 'Take an invitation back.' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'INVITE_OVER.' })
  async withdraw(@CurrentStaff() session: StaffSession, @Param('id', UuidPipe) id: string): Promise<void> {
    await this.invites.withdraw(session.staffId, id);
  }

  @Post(':id/again')
  @HttpCode(204)
  @RequirePermission('staff.manage')
  @ApiOperation({ operationId: 'sendInviteAgain', summary: 'Mail a new link; the one before ends.' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'INVITE_OVER.' })
  async again(@CurrentStaff() session: StaffSession, @Param('id', UuidPipe) id: string): Promise<void> {
    await this.invites.again(session.staffId, id);
  }

  @Post(':id/confirm')
  @HttpCode(204)
  @RequirePermission('staff.manage')
  @ApiOperation({
    operationId: 'confirmInvite',
    summary: 'Sign the keys of an invited person who has read you their confirmation code.',
  })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'INVITE_OVER, INVITE_NOT_ACCEPTED, EMAIL_TAKEN.' })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'INVITE_CODE_WRONG.' })
  @ApiForbiddenResponse({ type: ProblemDto, description: 'ADMINISTRATOR_REFUSED, FORBIDDEN, CSRF_INVALID.' })
  async confirm(
    @CurrentStaff() session: StaffSession,
    @Param('id', UuidPipe) id: string,
    @Body() { code }: ConfirmInviteDto,
  ): Promise<void> {
    await this.invites.confirm(await this.authority.ofSession(session), id, code);
  }
}

/** The link of an invitation. Its token is never in an address that a server sees. */
@ApiTags('session')
@Controller('api/invites')
export class OpenInvitesController {
  constructor(
    private readonly invites: Invites,
    private readonly rates: RateLimit,
  ) {}

  @Post('look')
  @HttpCode(200)
  @Public('console')
  @ApiOperation({ operationId: 'lookAtInvite', summary: 'Whom a link is for.' })
  @ApiOkResponse({ type: OpenInviteDto })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'INVITE_UNKNOWN.' })
  @ApiGoneResponse({ type: ProblemDto, description: 'INVITE_USED, INVITE_EXPIRED, INVITE_WITHDRAWN.' })
  @ApiTooManyRequestsResponse({ type: ProblemDto })
  async look(@Body() { token }: InviteTokenDto, @Req() request: FastifyRequest): Promise<OpenInviteDto> {
    this.take(request);
    const { expiresAt, ...invite } = await this.invites.look(token);
    return { ...invite, expiresAt: expiresAt.toISOString() };
  }

  @Post('accept')
  @HttpCode(200)
  @Public('console')
  @ApiOperation({ operationId: 'acceptInvite', summary: 'Set the password of an invited person, once.' })
  @ApiOkResponse({ type: AcceptedInviteDto })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'INVITE_UNKNOWN.' })
  @ApiGoneResponse({ type: ProblemDto, description: 'INVITE_USED, INVITE_EXPIRED, INVITE_WITHDRAWN.' })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'PASSWORD_SHORT, PASSWORD_COMMON.' })
  @ApiTooManyRequestsResponse({ type: ProblemDto })
  accept(
    @Body() { token, newPassword }: AcceptInviteDto,
    @Req() request: FastifyRequest,
  ): Promise<AcceptedInviteDto> {
    this.take(request);
    return this.invites.accept(token, newPassword);
  }

  private take(request: FastifyRequest): void {
    const client = clientOf(request);
    if (!this.rates.take(client, LINKS))
      throw new HttpError('TOO_MANY_REQUESTS', this.rates.secondsToWait(client, LINKS));
  }
}

function present(invite: InviteRow, desks: readonly { id: string; name: string }[]): InviteDto {
  const { id, staffId, kind, name, email, role, deskIds, state, expired, expiresAt } = invite;
  return {
    id,
    staffId,
    kind,
    name,
    email,
    role,
    desks: desks.filter((desk) => deskIds.includes(desk.id)),
    state: state === 'accepted' ? 'accepted' : expired ? 'expired' : 'open',
    expiresAt: expiresAt.toISOString(),
  };
}
