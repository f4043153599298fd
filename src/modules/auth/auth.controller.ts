import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiTooManyRequestsResponse,
  ApiUnauthorizedResponse,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { newPassphrase } from '../../platform/crypto/index.js';
import {
  clientOf,
  CurrentStaff,
  defineRate,
  HttpError,
  ProblemDto,
  Public,
  RateLimit,
} from '../../platform/http/index.js';
import { ChangePassword } from './commands/change-password.js';
import { RecoverAccount } from './commands/recover-account.js';
import { SignIn } from './commands/sign-in.js';
import { SignOut } from './commands/sign-out.js';
import { ChangePasswordDto, PassphraseDto, RecoverDto, RecoveredDto, SignInDto } from './dto/auth.dto.js';
import { SessionDto } from './dto/session.dto.js';
import { deviceKindOf } from './device-kind.js';
import { StaffDeviceCookie } from './device-cookie.js';
import { SessionCookie } from './session-cookie.js';
import { SessionPresenter } from './session.presenter.js';
import type { LiveSession } from './sessions.service.js';
import { RequirePermission } from '../permissions/index.js';

const PASSPHRASES = defineRate({ name: 'passphrase', burst: 30, perMinute: 30 });

@ApiTags('session')
@Controller('api')
export class AuthController {
  constructor(
    private readonly signIn: SignIn,
    private readonly signOut: SignOut,
    private readonly recover: RecoverAccount,
    private readonly change: ChangePassword,
    private readonly cookie: SessionCookie,
    private readonly deviceCookie: StaffDeviceCookie,
    private readonly presenter: SessionPresenter,
    private readonly rates: RateLimit,
  ) {}

  @Post('auth/sign-in')
  @HttpCode(200)
  @Public('console')
  @ApiOperation({ operationId: 'signIn', summary: 'Sign in with address and password.' })
  @ApiOkResponse({ type: SessionDto })
  @ApiUnauthorizedResponse({ type: ProblemDto })
  @ApiTooManyRequestsResponse({ type: ProblemDto })
  async postSignIn(
    @Body() body: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    const replaces = this.cookie.read(request)?.idHash ?? null;
    const { token, session, device } = await this.signIn.signIn({
      ...body,
      client: clientOf(request),
      device: this.deviceCookie.read(request),
      kind: deviceKindOf(request.headers['user-agent']),
      replaces,
    });
    this.cookie.set(request, reply, token.text);
    this.deviceCookie.set(request, reply, device);
    return this.presenter.present(session, token.key);
  }

  @Post('auth/sign-out')
  @HttpCode(204)
  @RequirePermission('session.own')
  @ApiOperation({ operationId: 'signOut', summary: 'End this session.' })
  @ApiNoContentResponse()
  async postSignOut(
    @CurrentStaff() session: LiveSession,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.signOut.signOut(session);
    this.cookie.clear(request, reply);
    reply.header('clear-site-data', '"cache", "storage"');
  }

  @Get('session')
  @RequirePermission('session.own')
  @ApiOperation({ operationId: 'getSession', summary: 'Who is signed in.' })
  @ApiOkResponse({ type: SessionDto })
  @ApiUnauthorizedResponse({ type: ProblemDto })
  async getSession(
    @CurrentStaff() session: LiveSession,
    @Req() request: FastifyRequest,
  ): Promise<SessionDto> {
    const token = this.cookie.read(request);
    if (!token) throw new HttpError('SESSION_REQUIRED');
    return this.presenter.present(session, token.key);
  }

  @Post('auth/recover')
  @HttpCode(200)
  @Public('console')
  @ApiOperation({
    operationId: 'recover',
    summary: 'Set a new password with the recovery code; all sessions of the account end.',
  })
  @ApiOkResponse({ type: RecoveredDto })
  @ApiUnauthorizedResponse({ type: ProblemDto })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'PASSWORD_SHORT, PASSWORD_COMMON.' })
  @ApiTooManyRequestsResponse({ type: ProblemDto })
  async postRecover(@Body() body: RecoverDto, @Req() request: FastifyRequest): Promise<RecoveredDto> {
    return { recoveryCode: await this.recover.recover({ ...body, client: clientOf(request) }) };
  }

  @Post('auth/password')
  @HttpCode(204)
  @RequirePermission('session.own')
  @ApiOperation({ operationId: 'changePassword', summary: 'Change your password; your other sessions end.' })
  @ApiNoContentResponse()
  @ApiUnprocessableEntityResponse({
    type: ProblemDto,
    description: 'PASSWORD_WRONG: the current one. PASSWORD_SHORT, PASSWORD_COMMON.',
  })
  @ApiTooManyRequestsResponse({ type: ProblemDto })
  async postPassword(@Body() body: ChangePasswordDto, @CurrentStaff() session: LiveSession): Promise<void> {
    await this.change.change(session, { current: body.currentPassword, next: body.newPassword });
  }

  @Get('auth/passphrase')
  @Public('console')
  @ApiOperation({ operationId: 'suggestPassphrase', summary: 'A generated passphrase to offer.' })
  @ApiOkResponse({ type: PassphraseDto })
  getPassphrase(@Req() request: FastifyRequest): PassphraseDto {
    if (!this.rates.take(clientOf(request), PASSPHRASES)) throw new HttpError('TOO_MANY_REQUESTS');
    return { passphrase: newPassphrase() };
  }
}
