import { defineErrors } from '../../platform/errors/index.js';
import { defineAuditAction } from '../audit/index.js';

export class InviteError extends defineErrors({
  /** The link is not one that was sent. */
  INVITE_UNKNOWN: 404,
  /** The link was used. */
  INVITE_USED: 410,
  INVITE_EXPIRED: 410,
  /** Somebody took the invitation back. */
  INVITE_WITHDRAWN: 410,
  /** There is an open invitation to this address. */
  INVITE_ALREADY: 409,
  /** Nothing is to be done about it any more. */
  INVITE_OVER: 409,
  /** The person has not set a password yet. */
  INVITE_NOT_ACCEPTED: 409,
  /** The code is not that of the keys that wait. */
  INVITE_CODE_WRONG: 422,
}) {}

export const invited = defineAuditAction('staff.invited');
export const inviteWithdrawn = defineAuditAction('staff.invite_withdrawn');
export const inviteAccepted = defineAuditAction('staff.invite_accepted');

/** Everything that invitations add to what there is. */
export const INVITE_DEFINITIONS = [invited, inviteWithdrawn, inviteAccepted];
