import { defineErrors } from '../../platform/errors/index.js';

/** Why no case of a person was handed over. */
export class HandOverError extends defineErrors({
  HAND_OVER_DESK_NOT_FOUND: 404,
  HAND_OVER_PERSON_NOT_FOUND: 404,
  /** Somebody's cases were to go to themselves. */
  HAND_OVER_SAME_PERSON: 409,
}) {}
