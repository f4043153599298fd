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
  /** What the reporter typed may name somebody of the other desk: while nobody has decided, the case is not shared with it. */
  SHARE_UNSURE: 409,
  /** The case is not shared with this desk. */
  SHARE_NOT_FOUND: 404,
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

const shared = defineAuditAction('case.shared');
const unshared = defineAuditAction('case.unshared');

/** Id of the desk that reads the case too. */
export const caseShared = defineTimelineEvent<{ desk: string }>('case_shared', { audit: shared.name });

/** Id of the desk that reads it no more. */
export const caseUnshared = defineTimelineEvent<{ desk: string }>('case_unshared', { audit: unshared.name });

export const shareCase = defineCaseAction({
  name: 'case.share',
  permission: 'case.assign',
  errors: TransferError,
  judge: (_, { status }) => status !== 'closed' || 'TRANSFER_CASE_CLOSED',
});

/** A closed case can be taken back too. */
export const unshareCase = defineCaseAction({
  name: 'case.unshare',
  permission: 'case.assign',
  errors: TransferError,
  judge: () => true,
});

export const TRANSFER_DEFINITIONS = [
  transferred,
  caseTransferred,
  transferCase,
  shared,
  unshared,
  caseShared,
  caseUnshared,
  shareCase,
  unshareCase,
];
