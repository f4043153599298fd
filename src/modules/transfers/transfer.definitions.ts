import { defineErrors } from '../../platform/errors/index.js';
import { defineAuditAction } from '../audit/index.js';
import { defineCaseAction } from '../cases/index.js';
import { defineTimelineEvent } from '../timeline/index.js';

export class TransferError extends defineErrors({
  /** A closed case stays where it is. */
  TRANSFER_CASE_CLOSED: 409,
  /** The desk takes no reports, or is the one that has the case. */
  TRANSFER_DESK_UNFIT: 422,
  /** Of the other desk nobody may have the case. */
  TRANSFER_NOBODY_THERE: 409,
  /** Whom the reporter wants kept away is decided before the case goes anywhere. */
  TRANSFER_UNDECIDED: 409,
}) {}

const transferred = defineAuditAction('case.transferred');

/** Ids of desks. */
export const caseTransferred = defineTimelineEvent<{ from: string; to: string }>('case_transferred', {
  audit: transferred.name,
});

/** Coordinators alone: the desk that gives a case away does not have it any more. */
export const transferCase = defineCaseAction({
  name: 'case.transfer',
  permission: 'case.assign',
  errors: TransferError,
  judge: (_, { status }) => status !== 'closed' || 'TRANSFER_CASE_CLOSED',
});

export const TRANSFER_DEFINITIONS = [transferred, caseTransferred, transferCase];
