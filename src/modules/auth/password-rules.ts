import { passwordProblem } from '../../platform/crypto/index.js';
import { AuthError } from './auth.errors.js';

/** Throws PASSWORD_SHORT or PASSWORD_COMMON for a password that nobody should choose. */
export function requireGoodPassword(password: string): void {
  const problem = passwordProblem(password);
  if (problem === 'short') throw new AuthError('PASSWORD_SHORT');
  if (problem === 'common') throw new AuthError('PASSWORD_COMMON');
}
