import { defineErrors } from '../errors/index.js';

/** Events and effects were used at the wrong time. */
export class OutboxError extends defineErrors({
  /** An event was emitted outside a transaction: it could then be told of a change that never came to be. */
  OUTBOX_NEEDS_TRANSACTION: 500,
  /** An effect that must not happen twice was to happen inside a transaction, which could take back the note that it was begun. */
  OUTBOX_EFFECT_IN_TRANSACTION: 500,
}) {}
