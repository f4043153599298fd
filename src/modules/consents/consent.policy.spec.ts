import fc from 'fast-check';
import { CONSENT_STATES } from '../vocabulary/index.js';
import { answersTo, standingOf, type Standing } from './consent.policy.js';

const NOW = new Date('2026-12-03T10:00:00Z');
const LATER = new Date('2026-12-03T10:01:00Z');

describe('how a consent stands', () => {
  it.each([
    ['asked', LATER, 'asked'],
    ['asked', NOW, 'expired'],
    ['given', LATER, 'given'],
    ['given', NOW, 'expired'],
    ['refused', NOW, 'refused'],
    ['taken_back', NOW, 'taken_back'],
    ['expired', LATER, 'expired'],
    ['withdrawn', LATER, 'none'],
  ] as const)('%s until %s: %s', (state, expiresAt, standing) => {
    expect(standingOf({ state, expiresAt }, NOW)).toBe(standing);
  });

  it('is none where nothing was asked', () => {
    expect(standingOf(null, NOW)).toBe('none');
  });

  it('is never given past its time, and never but by a state that says so', () => {
    const times = fc.date({ noInvalidDate: true });
    fc.assert(
      fc.property(fc.constantFrom(...CONSENT_STATES), times, times, (state, expiresAt, now) => {
        const given = standingOf({ state, expiresAt }, now) === 'given';
        expect(given).toBe(state === 'given' && expiresAt > now);
      }),
    );
  });
});

it('takes yes or no to a question, taking back to a consent, and yes after a no', () => {
  const answers = Object.fromEntries(
    (['none', 'asked', 'given', 'refused', 'taken_back', 'expired'] as Standing[]).map((standing) => [
      standing,
      answersTo(standing),
    ]),
  );
  expect(answers).toEqual({
    none: [],
    asked: ['given', 'refused'],
    given: ['taken_back'],
    refused: ['given'],
    taken_back: ['given'],
    expired: [],
  });
});
