import { type Actor, defineCaseAction, type CaseActionName, type JudgedCase } from './case-action.js';
import { CaseError } from './case.errors.js';
import {
  type CloseReason,
  NO_COUNSELLING_REASONS,
  type Outcome,
  type StatusName,
} from '../vocabulary/index.js';

/** The statuses that a person may set from each status. Only an answer makes a new case wait for its reporter. */
const FOLLOWS: Record<StatusName, readonly StatusName[]> = {
  new: ['in_progress', 'closed'],
  in_progress: ['waiting_for_reporter', 'closed'],
  waiting_for_reporter: ['in_progress', 'closed'],
  closed: ['in_progress'],
};

const onCase = { permission: 'case.write', errors: CaseError } as const;
const whileOpen = ({ status }: JudgedCase): true | 'CASE_CLOSED' => status !== 'closed' || 'CASE_CLOSED';
const setsStatus =
  (wanted: StatusName) =>
  (_: Actor, { status }: JudgedCase): true | 'STATUS_NOT_ALLOWED' =>
    FOLLOWS[status].includes(wanted) || 'STATUS_NOT_ALLOWED';
const own = (actor: Actor, { assigneeId }: JudgedCase): true | 'ASSIGN_NOT_ALLOWED' =>
  assigneeId === actor.staffId || 'ASSIGN_NOT_ALLOWED';

/** What staff may do with the row of a case. Anyone who works on cases takes a free one, takes over one that somebody else
 * holds, and gives away or lays down their own; the rest needs 'case.assign'. */
export const CASE_CORE_ACTIONS = [
  defineCaseAction({
    ...onCase,
    name: 'case.take',
    judge: (_, { assigneeId }) => assigneeId === null || 'CASE_TAKEN',
  }),
  defineCaseAction({
    ...onCase,
    name: 'case.take_over',
    judge: (actor, { assigneeId }) => (assigneeId !== null && assigneeId !== actor.staffId) || 'CASE_TAKEN',
  }),
  defineCaseAction({ ...onCase, name: 'case.release', judge: own }),
  defineCaseAction({ ...onCase, name: 'case.hand_over', judge: own }),
  defineCaseAction({
    name: 'case.assign',
    permission: 'case.assign',
    errors: CaseError,
    unpermitted: 'ASSIGN_NOT_ALLOWED',
    judge: () => true,
  }),
  defineCaseAction({ ...onCase, name: 'status.in_progress', judge: setsStatus('in_progress') }),
  defineCaseAction({
    ...onCase,
    name: 'status.waiting_for_reporter',
    judge: setsStatus('waiting_for_reporter'),
  }),
  defineCaseAction({
    name: 'status.closed',
    permission: 'case.close',
    errors: CaseError,
    unpermitted: 'CLOSE_NOT_ALLOWED',
    judge: setsStatus('closed'),
  }),
  defineCaseAction({ ...onCase, name: 'urgency.set', judge: (_, found) => whileOpen(found) }),
  defineCaseAction({ ...onCase, name: 'answer.promise', judge: (_, found) => whileOpen(found) }),
];

/**
 * A status by hand. `reason`: why the case is closed, null for any other status. `outcome`: what became of the person, with a
 * reason that stands for counselling.
 */
export interface WantedStatus {
  readonly status: StatusName;
  readonly reason: CloseReason | null;
  readonly outcome?: Outcome | null;
}

/** Whether a contact that is closed for this reason was no counselling. */
export function isNoCounselling(reason: CloseReason): boolean {
  return NO_COUNSELLING_REASONS.some((one) => one === reason);
}

/**
 * The action that sets this status with this reason and outcome; null where the case has all of them.
 *
 * @throws CLOSE_REASON_MISSING, CLOSE_REASON_UNEXPECTED, CLOSE_OUTCOME_MISSING, CLOSE_OUTCOME_UNEXPECTED
 * @throws STATUS_NOT_ALLOWED for `new`, which no person sets
 */
export function statusAction(
  found: Pick<JudgedCase, 'status'> & { closeReason: CloseReason | null; outcome?: Outcome | null },
  { status, reason, outcome = null }: WantedStatus,
): CaseActionName | null {
  if (status === 'closed' && reason === null) throw new CaseError('CLOSE_REASON_MISSING');
  if (status !== 'closed' && reason !== null) throw new CaseError('CLOSE_REASON_UNEXPECTED');
  const isCounselling = reason !== null && !isNoCounselling(reason);
  if (isCounselling && outcome === null) throw new CaseError('CLOSE_OUTCOME_MISSING');
  if (!isCounselling && outcome !== null) throw new CaseError('CLOSE_OUTCOME_UNEXPECTED');
  const isSo = reason === found.closeReason && outcome === (found.outcome ?? null);
  if (status === found.status && isSo) return null;
  if (status === 'new') throw new CaseError('STATUS_NOT_ALLOWED');
  return `status.${status}`;
}

/** Who is to have the case, null: nobody. `from`: who had it when the caller looked; left out, the caller did not look. */
export interface Assignment {
  assigneeId: string | null;
  from?: string | null | undefined;
}

/**
 * The action that gives the case to this person; null where they have it. What somebody else changed since the caller looked is
 * CASE_TAKEN.
 *
 * @throws CASE_TAKEN, ASSIGN_NOT_ALLOWED
 */
export function assignAction(
  actor: Actor,
  found: Pick<JudgedCase, 'assigneeId'>,
  { assigneeId, from }: Assignment,
): CaseActionName | null {
  if (found.assigneeId === assigneeId) return null;
  if (from !== undefined && from !== found.assigneeId) throw new CaseError('CASE_TAKEN');
  if (actor.permissions.has('case.assign')) return 'case.assign';
  if (assigneeId === actor.staffId) {
    if (found.assigneeId === null) return 'case.take';
    // They take over from whom they saw, and not unseen.
    if (from === undefined) throw new CaseError('CASE_TAKEN');
    return 'case.take_over';
  }
  return assigneeId === null ? 'case.release' : 'case.hand_over';
}

const MINUTE = 60_000;
const SOONEST_PROMISE = 5 * MINUTE;
const LATEST_PROMISE = 30 * 24 * 60 * MINUTE;

/** Whether an answer may be promised by this time: in 5 minutes to 30 days. Throws PROMISE_TOO_SOON, PROMISE_TOO_LATE. */
export function judgePromise(until: Date, now: Date): void {
  const span = until.getTime() - now.getTime();
  if (!(span >= SOONEST_PROMISE)) throw new CaseError('PROMISE_TOO_SOON');
  if (span > LATEST_PROMISE) throw new CaseError('PROMISE_TOO_LATE');
}

/** An answer was sent: the turn is the reporter's. */
export function statusAfterAnswer(status: StatusName): StatusName {
  if (status === 'closed') throw new CaseError('CASE_CLOSED');
  return 'waiting_for_reporter';
}

/** The reporter wrote: the turn is the desk's, and what was closed is open again. A new case stays new. */
export function statusAfterReporterMessage(status: StatusName): StatusName {
  return status === 'new' ? 'new' : 'in_progress';
}
