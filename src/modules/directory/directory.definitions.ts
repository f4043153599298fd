import { defineErrors } from '../../platform/errors/index.js';
import { defineAuditAction } from '../audit/index.js';

export class DirectoryError extends defineErrors({
  /** No record has this id. */
  DIRECTORY_NOT_FOUND: 404,
  /** Somebody else saved a version meanwhile. */
  DIRECTORY_CHANGED: 409,
  /** Nothing differs from the version that is there. */
  DIRECTORY_SAME: 422,
  /** A channel, field or clock stands twice, a record to look at is not there, or an address is not one of its kind. */
  DIRECTORY_FAULTY: 422,
  /** The day of the next review is not from tomorrow on, or is more than two years away. */
  DIRECTORY_REVIEW_DAY: 422,
}) {}

export const directorySaved = defineAuditAction('directory.saved');
export const directoryVerified = defineAuditAction('directory.verified');

/** Everything that the directory adds to what there is. */
export const DIRECTORY_DEFINITIONS = [directorySaved, directoryVerified];
