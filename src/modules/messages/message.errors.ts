import { AppError } from '../../platform/errors/index.js';

const STATUS = {
  /** An entry of this id is there already and says something else. */
  ENTRY_DIFFERS: 409,
  /** The field that tells a second sending from a second message is missing or not one of ours. */
  NONCE_INVALID: 400,
} as const;

export class MessageError extends AppError<keyof typeof STATUS> {
  constructor(code: keyof typeof STATUS) {
    super(code, STATUS[code]);
  }
}
