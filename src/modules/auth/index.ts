/** Staff sign-in and sessions. */
export { AuthModule } from './auth.module.js';
export { SessionDto } from './dto/session.dto.js';
export { Sessions } from './sessions.service.js';
