import { AppError } from '../errors/index.js';

/**
 * - `OUTBOX_NEEDS_TRANSACTION`: an event was emitted outside a transaction: it could then be told of a change that never came
 *   to be
 * - `OUTBOX_EFFECT_IN_TRANSACTION`: what must not happen twice was to be done inside a transaction, which could take back the note
 *   that it was begun
 */
export class OutboxError extends AppError<'OUTBOX_NEEDS_TRANSACTION' | 'OUTBOX_EFFECT_IN_TRANSACTION'> {
  constructor(code: OutboxError['code']) {
    super(code, 500);
  }
}
