import { comesOn, ladder, UNPLANNED, type DutyPlan } from './duty-ladder.js';

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

describe('who comes on duty next', () => {
  const shift = (weekday: number, staffId: string) => ({ ...OFFICE, weekday, staffId, step: 1 });
  const plan = { schedule: office, shifts: [shift(1, 'asha'), shift(2, 'meera'), shift(4, 'meera')] };

  it('is of those who are asked for, and of shifts that have not begun', () => {
    const at = (day: number): Date => new Date(`2027-01-0${day}T09:00:00Z`);
    expect(comesOn(plan, MEMBERS, MONDAY_NOON)).toEqual(at(5));
    expect(comesOn(plan, MEMBERS, new Date('2027-01-05T10:00:00Z'))).toEqual(at(7));
    expect(comesOn(plan, ['meera'], MONDAY_NIGHT)).toEqual(at(5));
    expect(comesOn(plan, ['ravi'], MONDAY_NIGHT)).toBeNull();
    expect(comesOn(plan, [], MONDAY_NIGHT)).toBeNull();
  });

  it('is not on a holiday', () => {
    const schedule = { ...office, holidays: new Set(['2027-01-05']) };
    expect(comesOn({ ...plan, schedule }, ['meera'], MONDAY_NIGHT)).toEqual(new Date('2027-01-07T09:00:00Z'));
  });

  it('is everyone when the desk opens, where nobody has a shift', () => {
    const everyone = { schedule: office, shifts: [] };
    expect(comesOn(everyone, MEMBERS, MONDAY_NIGHT)).toEqual(new Date('2027-01-11T09:00:00Z'));
    expect(comesOn(everyone, MEMBERS, MONDAY_NOON)).toBeNull();
    expect(comesOn(UNPLANNED, MEMBERS, MONDAY_NOON)).toBeNull();
  });
});
