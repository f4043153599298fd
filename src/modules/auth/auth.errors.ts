import { AppError } from '../../platform/errors/index.js';

export type AuthErrorCode =
  'PASSWORD_COMMON' | 'PASSWORD_SHORT' | 'PASSWORD_WRONG' | 'RECOVERY_REFUSED' | 'SIGN_IN_REFUSED';

const STATUS: Record<AuthErrorCode, number> = {
  PASSWORD_COMMON: 422,
  PASSWORD_SHORT: 422,
  PASSWORD_WRONG: 422,
  RECOVERY_REFUSED: 401,
  SIGN_IN_REFUSED: 401,
};

export class AuthError extends AppError<AuthErrorCode> {
  constructor(code: AuthErrorCode) {
    super(code, STATUS[code]);
  }
}
