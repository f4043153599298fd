import fc from 'fast-check';
import { DUTY_STATES, LEGAL_DUTIES as IDS } from '../vocabulary/index.js';
import { LEGAL_DUTIES } from './legal-duties.data.js';
import { awaitsSecond, dutyCovers, isWithheldDay } from './legal-duty.policy.js';

const NOW = new Date('2026-12-03T10:00:00Z');
const rows = fc.record({
  state: fc.constantFrom(...DUTY_STATES),
  secondBy: fc.date({ noInvalidDate: true }),
});

describe('a decision that something leaves without consent', () => {
  it('never covers by a law before a second person confirmed it', () => {
    fc.assert(
      fc.property(rows, fc.date({ noInvalidDate: true }), (row, now) => {
        expect(dutyCovers({ oneActs: false }, row, now)).toBe(row.state === 'confirmed');
      }),
    );
  });

  it('covers at once where a life is in danger, until the time of the review is over', () => {
    fc.assert(
      fc.property(rows, fc.date({ noInvalidDate: true }), (row, now) => {
        const acts = row.state === 'decided' && row.secondBy > now;
        expect(dutyCovers({ oneActs: true }, row, now)).toBe(acts || row.state === 'confirmed');
      }),
    );
  });

  it('waits for the second person in its time alone, but for a review as long as it takes', () => {
    const late = { state: 'decided', secondBy: NOW } as const;
    expect(awaitsSecond({ oneActs: false }, late, NOW)).toBe(false);
    expect(awaitsSecond({ oneActs: true }, late, NOW)).toBe(true);
    expect(awaitsSecond({ oneActs: true }, { ...late, state: 'confirmed' }, NOW)).toBe(false);
  });

  it.each([
    ['2026-12-03', false],
    ['2026-12-04', true],
    ['2027-03-03', true],
    ['2027-03-04', false],
    ['2026-02-30', false],
    ['2027-02-30', false],
    ['tomorrow', false],
    ['', false],
  ])('may be kept from the reporter until %j: %s', (day, is) => {
    expect(isWithheldDay(day, NOW)).toBe(is);
  });
});

it('rests on a ground that is named once, with a source and a time for the second person', () => {
  expect(LEGAL_DUTIES.map(({ id }) => id)).toEqual(IDS);
  for (const { source, who, within, secondWithinHours } of LEGAL_DUTIES) {
    expect([source, who, within].every((text) => text !== '')).toBe(true);
    expect(secondWithinHours).toBeGreaterThan(0);
  }
});
