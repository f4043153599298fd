import { defineErrors } from '../errors/index.js';

/** An OpenPGP key that nothing can be encrypted to. */
export class PgpError extends defineErrors({
  /** The text is no OpenPGP key, or longer than one has reason to be. */
  PGP_KEY_UNREADABLE: 422,
  /** It is the secret half of a key. */
  PGP_KEY_PRIVATE: 422,
  /** It has expired, was revoked, is too weak, or is not for encryption. */
  PGP_KEY_UNUSABLE: 422,
}) {
  /** Nothing has left: what was to be encrypted is still here. */
  readonly undone = true;
}
