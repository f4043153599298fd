import { Module } from '@nestjs/common';
import { entities } from '../../platform/database/index.js';
import { registers } from '../../platform/definitions/index.js';
import { STAFF_AUTHENTICATOR } from '../../platform/http/index.js';
import { AuditModule } from '../audit/index.js';
import { DesksModule } from '../desks/index.js';
import { StaffModule } from '../staff/index.js';
import { SessionEntity } from './session.entity.js';
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
import { SessionRepository } from './session.repository.js';
import { Sessions } from './sessions.service.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { StaffDeviceEntity } from './staff-device.entity.js';
import { StaffDeviceRepository } from './staff-device.repository.js';
import { StaffDevices } from './staff-devices.service.js';

/** Sign-in and sessions of the web process; binds the guard's staff authenticator. */
@Module({
  imports: [AuditModule, AuthLeavingModule, DesksModule, StaffModule],
  controllers: [AuthController],
  providers: [
    ChangePassword,
    RecoverAccount,
    Refusals,
    SessionCookie,
    SessionPresenter,
    SessionRepository,
    Sessions,
    SignIn,
    SignInThrottle,
    SignOut,
    StaffDeviceCookie,
    StaffDeviceRepository,
    StaffDevices,
    { provide: STAFF_AUTHENTICATOR, useClass: CookieAuthenticator },
    registers(...entities(SessionEntity, StaffDeviceEntity)),
  ],
  exports: [Sessions, STAFF_AUTHENTICATOR],
})
export class AuthModule {}
