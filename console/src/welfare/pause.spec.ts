import { isPauseDue } from './pause.js';

const shift = (severe: number, until: string | null = null) => ({ until, severe, pauseAfter: 3 });

describe('a pause', () => {
  it('is due after so many severe cases, and again after as many more', () => {
    expect(isPauseDue('k', shift(2), null)).toBe(false);
    expect(isPauseDue('k', shift(3), null)).toBe(true);
    const last = { staffId: 'k', until: null, severe: 4 };
    expect(isPauseDue('k', shift(4), last)).toBe(false);
    expect(isPauseDue('k', shift(6), last)).toBe(false);
    expect(isPauseDue('k', shift(7), last)).toBe(true);
  });

  it('counts for the person and the shift that it was in', () => {
    const last = { staffId: 'k', until: '2027-01-04T17:00:00.000Z', severe: 3 };
    expect(isPauseDue('k', shift(3, last.until), last)).toBe(false);
    expect(isPauseDue('m', shift(3, last.until), last)).toBe(true);
    expect(isPauseDue('k', shift(3, '2027-01-05T17:00:00.000Z'), last)).toBe(true);
    expect(isPauseDue('k', shift(3), { ...last, until: null, severe: 5 })).toBe(true);
  });
});
