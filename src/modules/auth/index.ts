/** Staff sign-in and sessions. */
export { AuthLeavingModule, EndSessions } from './auth-leaving.module.js';
export { AuthModule } from './auth.module.js';
export { SessionDto } from './dto/session.dto.js';
export { Sessions } from './sessions.service.js';
