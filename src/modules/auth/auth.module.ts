import { Module } from '@nestjs/common';
import { STAFF_AUTHENTICATOR } from '../../platform/http/index.js';
import { AuditModule } from '../audit/index.js';
import { DesksModule } from '../desks/index.js';
import { StaffModule } from '../staff/index.js';
import { AuthLeavingModule } from './auth-leaving.module.js';
import { AuthController } from './auth.controller.js';
import { ChangePassword } from './commands/change-password.js';
import { RecoverAccount } from './commands/recover-account.js';
import { SignIn } from './commands/sign-in.js';
import { SignOut } from './commands/sign-out.js';
import { CookieAuthenticator } from './cookie-authenticator.js';
import { StaffDeviceCookie } from './device-cookie.js';
import { Refusals } from './refusals.service.js';
import { SessionCookie } from './session-cookie.js';
import { SessionPresenter } from './session.presenter.js';
import { SessionListController } from './session-list.controller.js';
import { SessionList } from './session-list.service.js';
import { SessionsModule } from './sessions.module.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** Sign-in and sessions of the web process; binds the guard's staff authenticator. */
@Module({
  imports: [AuditModule, AuthLeavingModule, DesksModule, SessionsModule, StaffModule],
  controllers: [AuthController, SessionListController],
  providers: [
    ChangePassword,
    RecoverAccount,
    Refusals,
    SessionCookie,
    SessionList,
    SessionPresenter,
    SignIn,
    SignInThrottle,
    SignOut,
    StaffDeviceCookie,
    { provide: STAFF_AUTHENTICATOR, useClass: CookieAuthenticator },
  ],
  exports: [SessionsModule, STAFF_AUTHENTICATOR],
})
export class AuthModule {}
