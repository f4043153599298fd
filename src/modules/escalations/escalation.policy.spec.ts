import fc from 'fast-check';
import { ESCALATION_MOVES, ESCALATION_STATES, type EscalationState } from '../vocabulary/index.js';
import { after, canBeStopped, isWord } from './escalation.policy.js';

const HAS_LEFT: readonly EscalationState[] = [
  'sent',
  'acknowledged',
  'answered',
  'refused',
  'no_answer',
  'closed',
];

describe('the moves of an escalation', () => {
  it.each([
    ['draft', 'ready', 'ready'],
    ['ready', 'approve', 'approved'],
    ['approved', 'queue', 'queued'],
    ['approved', 'hand_over', 'sent'],
    ['approved', 'save', 'draft'],
    ['queued', 'leave', 'sent'],
    ['queued', 'lose_sight', 'outcome_unknown'],
    ['outcome_unknown', 'settle_failed', 'failed'],
    ['failed', 'return', 'draft'],
    ['no_answer', 'acknowledge', 'acknowledged'],
    ['answered', 'close', 'closed'],
  ] as const)('%s, %s: %s', (state, move, next) => {
    expect(after(state, move)).toBe(next);
  });

  it.each([
    ['draft', 'approve'],
    ['draft', 'queue'],
    ['ready', 'queue'],
    ['ready', 'hand_over'],
    ['queued', 'queue'],
    ['sent', 'cancel'],
    ['sent', 'save'],
    ['outcome_unknown', 'queue'],
    ['outcome_unknown', 'cancel'],
    ['failed', 'queue'],
    ['closed', 'answer'],
    ['cancelled', 'save'],
  ] as const)('%s takes no %s', (state, move) => {
    expect(after(state, move)).toBeNull();
  });

  it('never let anything leave twice, or unapproved, whatever is done in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ESCALATION_MOVES), { maxLength: 60 }), (moves) => {
        let state: EscalationState = 'draft';
        let approved = false;
        let left = 0;
        for (const move of moves) {
          const next = after(state, move);
          if (next === null) continue;
          if (move === 'save' || move === 'return') approved = false;
          if (move === 'approve') approved = true;
          if (move === 'queue' || move === 'hand_over') {
            expect(approved).toBe(true);
            approved = false;
            left += 1;
          }
          // It may only be sent again where somebody said that it did not arrive.
          if (next === 'failed') left -= 1;
          expect(left).toBeLessThanOrEqual(1);
          state = next;
          expect(ESCALATION_STATES).toContain(state);
        }
      }),
    );
  });

  it('say of three alone that the recipient was heard of', () => {
    expect(ESCALATION_MOVES.filter(isWord)).toEqual(['acknowledge', 'answer', 'refuse']);
  });

  it('stop what has not left, and nothing that has', () => {
    for (const state of HAS_LEFT) expect(canBeStopped(state)).toBe(false);
    for (const state of ['draft', 'ready', 'approved', 'queued'] as const)
      expect(canBeStopped(state)).toBe(true);
  });
});
