import type { Permission } from '../permissions/index.js';
import { CaseError } from './case.errors.js';
import type { CloseReason, StatusName } from '../vocabulary/index.js';

/** What the rules look at of the person who asks. */
export interface Actor {
  staffId: string;
  permissions: ReadonlySet<Permission>;
}

/** What they look at of the case. */
export interface JudgedCase {
  status: StatusName;
  assigneeId: string | null;
}

/** The statuses that a person may set from each status. Only an answer makes a new case wait for its reporter. */
const FOLLOWS: Record<StatusName, readonly StatusName[]> = {
  new: ['in_progress', 'closed'],
  in_progress: ['waiting_for_reporter', 'closed'],
  waiting_for_reporter: ['in_progress', 'closed'],
  closed: ['in_progress'],
};

export const CASE_ACTIONS = [
  'message.send',
  'note.write',
  'case.take',
  'case.take_over',
  'case.release',
  'case.hand_over',
  'case.assign',
  'status.in_progress',
  'status.waiting_for_reporter',
  'status.closed',
  'urgency.set',
  'answer.promise',
] as const;
export type CaseAction = (typeof CASE_ACTIONS)[number];

/** What the caller may do with a case they can open, in the order of `CASE_ACTIONS`. */
export function allowedActions(actor: Actor, found: JudgedCase): CaseAction[] {
  const may = (permission: Permission): boolean => actor.permissions.has(permission);
  const statuses = FOLLOWS[found.status].filter((status) =>
    may(status === 'closed' ? 'case.close' : 'case.write'),
  );
  const allowed = new Set<CaseAction>(
    statuses.filter((status) => status !== 'new').map((status) => `status.${status}` as const),
  );
  if (may('message.send') && found.status !== 'closed') allowed.add('message.send');
  if (may('note.write')) allowed.add('note.write');
  if (may('case.write')) for (const action of actionsOfHolder(actor, found)) allowed.add(action);
  if (may('case.assign')) allowed.add('case.assign');
  if (may('case.write') && found.status !== 'closed') allowed.add('urgency.set').add('answer.promise');
  return CASE_ACTIONS.filter((action) => allowed.has(action));
}

function actionsOfHolder(actor: Actor, { assigneeId }: JudgedCase): CaseAction[] {
  if (assigneeId === null) return ['case.take'];
  return assigneeId === actor.staffId ? ['case.release', 'case.hand_over'] : ['case.take_over'];
}

/**
 * Whether the caller may set this status, with this reason. Setting the status that the case has, for the reason it has, is
 * no change ('same'). Throws CLOSE_NOT_ALLOWED, STATUS_NOT_ALLOWED, CLOSE_REASON_MISSING, CLOSE_REASON_UNEXPECTED.
 */
export function judgeStatus(
  actor: Actor,
  found: JudgedCase & { closeReason: CloseReason | null },
  wanted: { status: StatusName; reason: CloseReason | null },
): 'change' | 'same' {
  if (wanted.status === 'closed' && wanted.reason === null) throw new CaseError('CLOSE_REASON_MISSING');
  if (wanted.status !== 'closed' && wanted.reason !== null) throw new CaseError('CLOSE_REASON_UNEXPECTED');
  if (wanted.status === 'closed' && !actor.permissions.has('case.close'))
    throw new CaseError('CLOSE_NOT_ALLOWED');
  if (wanted.status === found.status && wanted.reason === found.closeReason) return 'same';
  if (!FOLLOWS[found.status].includes(wanted.status)) throw new CaseError('STATUS_NOT_ALLOWED');
  return 'change';
}

/** Who is to have the case, null: nobody. `from`: who had it when the caller looked; left out, the caller did not look. */
export interface Assignment {
  assigneeId: string | null;
  from?: string | null | undefined;
}

/**
 * Whether the caller may give the case to this person. Anyone who works on cases takes a free one, takes over one that they
 * saw somebody else hold, and gives away or lays down their own; the rest needs 'case.assign'. What somebody else changed
 * since the caller looked is CASE_TAKEN. Throws CASE_TAKEN, ASSIGN_NOT_ALLOWED.
 */
export function judgeAssign(
  actor: Actor,
  found: JudgedCase,
  { assigneeId, from }: Assignment,
): 'change' | 'same' {
  if (found.assigneeId === assigneeId) return 'same';
  if (from !== undefined && from !== found.assigneeId) throw new CaseError('CASE_TAKEN');
  if (actor.permissions.has('case.assign')) return 'change';
  if (assigneeId === actor.staffId) {
    if (found.assigneeId === null || from === found.assigneeId) return 'change';
    throw new CaseError('CASE_TAKEN');
  }
  if (found.assigneeId === actor.staffId) return 'change';
  throw new CaseError('ASSIGN_NOT_ALLOWED');
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

/** An answer was sent: the turn is the reporter's. Throws CASE_CLOSED: a closed case is reopened first. */
export function statusAfterAnswer(status: StatusName): StatusName {
  if (status === 'closed') throw new CaseError('CASE_CLOSED');
  return 'waiting_for_reporter';
}

/** The reporter wrote: the turn is the desk's, and what was closed is open again. A new case stays new. */
export function statusAfterReporterMessage(status: StatusName): StatusName {
  return status === 'new' ? 'new' : 'in_progress';
}
