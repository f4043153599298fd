import { defineErrors } from '../../platform/errors/index.js';

export class HandoverError extends defineErrors({
  /** No such desk, or none of the caller's. */
  HANDOVER_DESK_NOT_FOUND: 404,
  /** No such note, or of no desk of the caller's. */
  HANDOVER_NOT_FOUND: 404,
  /** Another note has this id. */
  HANDOVER_ID_TAKEN: 409,
}) {}
