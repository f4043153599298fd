import { AppError } from '../errors/index.js';

/** An event was emitted outside a transaction: it could then be told of a change that never came to be. */
export class OutboxError extends AppError<'OUTBOX_NEEDS_TRANSACTION'> {
  constructor() {
    super('OUTBOX_NEEDS_TRANSACTION', 500);
  }
}
