import type { EscalationMove, EscalationState } from '../vocabulary/index.js';

interface Rule {
  readonly from: readonly EscalationState[];
  readonly to: EscalationState;
}

const ON_ITS_WAY = ['sent', 'acknowledged', 'no_answer'] as const satisfies readonly EscalationState[];

/**
 * Every move, where it may start and where it ends. Nothing that left comes back to be sent again; what failed goes back to a person;
 * of what nobody knows whether it left, a person says so first.
 */
const RULES: Readonly<Record<EscalationMove, Rule>> = {
  save: { from: ['draft', 'ready', 'approved', 'failed'], to: 'draft' },
  ready: { from: ['draft'], to: 'ready' },
  return: { from: ['ready', 'approved', 'failed'], to: 'draft' },
  approve: { from: ['ready'], to: 'approved' },
  queue: { from: ['approved'], to: 'queued' },
  hand_over: { from: ['approved'], to: 'sent' },
  leave: { from: ['queued'], to: 'sent' },
  fail: { from: ['queued', 'sent'], to: 'failed' },
  lose_sight: { from: ['queued'], to: 'outcome_unknown' },
  settle_sent: { from: ['outcome_unknown'], to: 'sent' },
  settle_failed: { from: ['outcome_unknown'], to: 'failed' },
  acknowledge: { from: ['sent', 'no_answer'], to: 'acknowledged' },
  answer: { from: ON_ITS_WAY, to: 'answered' },
  refuse: { from: ON_ITS_WAY, to: 'refused' },
  stay_silent: { from: ['sent', 'acknowledged'], to: 'no_answer' },
  close: { from: ['acknowledged', 'answered', 'refused', 'no_answer'], to: 'closed' },
  cancel: { from: ['draft', 'ready', 'approved', 'queued', 'failed'], to: 'cancelled' },
};

/** Where the move leads from this state; null: it is not possible from there. Pure. */
export function after(state: EscalationState, move: EscalationMove): EscalationState | null {
  const { from, to } = RULES[move];
  return from.includes(state) ? to : null;
}

/** Whether it notes that the recipient was heard of. Pure. */
export function isWord(move: EscalationMove): boolean {
  return move === 'acknowledge' || move === 'answer' || move === 'refuse';
}

/** Whether a package in this state has not left the house, so that it can still be stopped. */
export function canBeStopped(state: EscalationState): boolean {
  return after(state, 'cancel') !== null;
}
