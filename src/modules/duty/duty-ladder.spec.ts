import { ladder, UNPLANNED, type DutyPlan } from './duty-ladder.js';

const MONDAY_NOON = new Date('2027-01-04T12:00:00Z');
const MONDAY_NIGHT = new Date('2027-01-04T23:00:00Z');
const OFFICE = { weekday: 1, fromMinute: 9 * 60, toMinute: 17 * 60 };
const MEMBERS = ['asha', 'meera', 'ravi'];
const office: DutyPlan['schedule'] = {
  zone: 'UTC',
  alwaysOpen: false,
  hours: [OFFICE],
  holidays: new Set(),
};

describe('who is told, step by step', () => {
  it('is everyone, day and night, while nothing is set', () => {
    expect(ladder(UNPLANNED, MEMBERS, MONDAY_NIGHT)).toEqual([{ step: 1, staffIds: MEMBERS }]);
  });

  it('is everyone while the desk is open and nobody has a shift, and nobody while it is closed', () => {
    const plan = { schedule: office, shifts: [] };
    expect(ladder(plan, MEMBERS, MONDAY_NOON)).toEqual([{ step: 1, staffIds: MEMBERS }]);
    expect(ladder(plan, MEMBERS, MONDAY_NIGHT)).toEqual([]);
    expect(ladder(plan, [], MONDAY_NOON)).toEqual([]);
  });

  it('leaves out steps that nobody is on and people who left the desk', () => {
    const shifts = [
      { ...OFFICE, staffId: 'asha', step: 3 },
      { ...OFFICE, staffId: 'meera', step: 3 },
      { ...OFFICE, staffId: 'gone', step: 2 },
      { ...OFFICE, weekday: 2, staffId: 'ravi', step: 1 },
      { ...OFFICE, staffId: 'ravi', step: 9 },
    ];
    expect(ladder({ schedule: office, shifts }, MEMBERS, MONDAY_NOON)).toEqual([
      { step: 3, staffIds: ['asha', 'meera'] },
      { step: 9, staffIds: ['ravi'] },
    ]);
    expect(ladder({ schedule: office, shifts }, MEMBERS, MONDAY_NIGHT)).toEqual([]);
  });
});
