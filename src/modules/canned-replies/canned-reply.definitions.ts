import { defineErrors } from '../../platform/errors/index.js';
import { defineAuditAction } from '../audit/index.js';

export class CannedReplyError extends defineErrors({
  /** No such reply, or one of a desk that the caller is not on. */
  CANNED_REPLY_NOT_FOUND: 404,
  /** Somebody else saved a version meanwhile. */
  CANNED_REPLY_CHANGED: 409,
  /** A desk that the caller is not on. */
  CANNED_REPLY_DESK_UNKNOWN: 422,
  /** The site has no texts in this language. */
  CANNED_REPLY_LANGUAGE_UNKNOWN: 422,
  /** The day of the review is not from tomorrow on, or is more than two years away. */
  CANNED_REPLY_REVIEW_DAY: 422,
}) {}

export const cannedReplySaved = defineAuditAction('canned_reply.saved');
export const cannedReplyRetired = defineAuditAction('canned_reply.retired');

/** Everything that the feature adds to what there is. */
export const CANNED_REPLY_DEFINITIONS = [cannedReplySaved, cannedReplyRetired];
