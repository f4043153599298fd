import { defineErrors } from '../../platform/errors/index.js';

export class WelfareError extends defineErrors({
  /** No such talk, or none of the caller's; or its time was changed since. */
  DEBRIEF_NOT_FOUND: 404,
  /** Whoever is asked for a talk is no colleague of the caller's desks. */
  DEBRIEF_PERSON_UNKNOWN: 422,
  /** The time is not a minute or more away. */
  DEBRIEF_TOO_SOON: 422,
  /** The time is more than a week away. */
  DEBRIEF_TOO_LATE: 422,
}) {}
