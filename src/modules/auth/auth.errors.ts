import { defineErrors } from '../../platform/errors/index.js';

export class AuthError extends defineErrors({
  PASSWORD_COMMON: 422,
  PASSWORD_SHORT: 422,
  PASSWORD_WRONG: 422,
  RECOVERY_REFUSED: 401,
  SIGN_IN_REFUSED: 401,
}) {}
