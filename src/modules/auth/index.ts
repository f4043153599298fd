/** Staff sign-in and sessions. */
export { AuthLeavingModule, EndSessions } from './auth-leaving.module.js';
export { AuthModule } from './auth.module.js';
export { requireGoodPassword } from './password-rules.js';
export { SessionDto } from './dto/session.dto.js';
export { SessionsModule } from './sessions.module.js';
export { StaffDevices } from './staff-devices.service.js';
export { Sessions } from './sessions.service.js';
