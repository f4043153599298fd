import { defineErrors } from '../../platform/errors/index.js';

export class MessageError extends defineErrors({
  /** An entry of this id is there already and says something else. */
  ENTRY_DIFFERS: 409,
  /** The field that tells a second sending from a second message is missing or not one of ours. */
  NONCE_INVALID: 400,
}) {}
