/**
 * Where an escalation stands. `draft`: being written; `ready`: complete, waits for a second person; `approved`: may leave as it is;
 * `queued`: the worker has it; `sent`: it left; `outcome_unknown`: nobody knows whether it left; `failed`: it did not; the rest is
 * what came of it.
 */
export const ESCALATION_STATES = [
  'draft',
  'ready',
  'approved',
  'queued',
  'sent',
  'outcome_unknown',
  'failed',
  'acknowledged',
  'answered',
  'refused',
  'no_answer',
  'closed',
  'cancelled',
] as const;
export type EscalationState = (typeof ESCALATION_STATES)[number];

/** What staff or the machine do to an escalation. */
export const ESCALATION_MOVES = [
  'save',
  'ready',
  'return',
  'approve',
  'queue',
  'hand_over',
  'leave',
  'fail',
  'lose_sight',
  'settle_sent',
  'settle_failed',
  'acknowledge',
  'answer',
  'refuse',
  'stay_silent',
  'close',
  'cancel',
] as const;
export type EscalationMove = (typeof ESCALATION_MOVES)[number];

/** What a person notes of an escalation that has left. */
export const ESCALATION_ANSWERS = [
  'acknowledged',
  'answered',
  'refused',
  'no_answer',
] as const satisfies readonly EscalationState[];
export type EscalationAnswer = (typeof ESCALATION_ANSWERS)[number];

/** What became of it, said when it is closed. */
export const ESCALATION_OUTCOMES = ['acted', 'passed_on', 'not_acted', 'unknown'] as const;
export type EscalationOutcome = (typeof ESCALATION_OUTCOMES)[number];

/**
 * Why a package that the helpdesk was to send did not leave. `refused`: they will not take it; `not_reached`: nobody took it within
 * hours; `recipient_changed`: the directory says something else than when it was approved; `key_unusable`: the key that it is for has
 * expired; `unsound`: what waited was not what was given to be sent; `rejected`: they answered with
 * an error.
 */
export const DISPATCH_FAILURES = [
  'refused',
  'not_reached',
  'recipient_changed',
  'key_unusable',
  'unsound',
  'rejected',
] as const;
export type DispatchFailure = (typeof DISPATCH_FAILURES)[number];

/** Why a package is not complete. */
export const PACKAGE_GAPS = ['missing', 'too_long', 'not_one_line', 'wrong'] as const;
export type PackageGap = (typeof PACKAGE_GAPS)[number];

/** What can be made on paper of a package that was approved: the sheet of what leaves, or the signed package for an authority. */
export const ESCALATION_PAPERS = ['sheet', 'package'] as const;
export type EscalationPaper = (typeof ESCALATION_PAPERS)[number];
