import { isChanged } from '../shared/use-form-action.js';
import { bodyOf, missingIn, placeOf, planOf, type Plan } from './plan.js';

const WEEK = [1, 2, 3, 4, 5];
const DUTY = {
  zone: 'Asia/Kolkata',
  alwaysOpen: false,
  hours: [
    ...WEEK.map((weekday) => ({ weekday, from: '09:00', to: '13:00' })),
    ...WEEK.map((weekday) => ({ weekday, from: '14:00', to: '17:00' })),
    { weekday: 6, from: '09:00', to: '13:00' },
  ],
  holidays: ['2027-01-26'],
  restReason: null,
  shifts: [
    { weekday: 1, from: '09:00', to: '17:00', staffId: 'asha', step: 1 },
    { weekday: 2, from: '09:00', to: '17:00', staffId: 'asha', step: 1 },
    { weekday: 2, from: '09:00', to: '17:00', staffId: 'asha', step: 2 },
    { weekday: 2, from: '09:00', to: '17:00', staffId: 'ravi', step: 2 },
  ],
};

describe('the duty as lines', () => {
  it('has one line for the days that have the same', () => {
    const plan = planOf(DUTY);
    expect(plan.hours.map(({ days, from, to }) => [days, from, to])).toEqual([
      [[1, 2, 3, 4, 5, 6], '09:00', '13:00'],
      [WEEK, '14:00', '17:00'],
    ]);
    expect(plan.shifts.map(({ days, staffId, step }) => [days, staffId, step])).toEqual([
      [[1, 2], 'asha', 1],
      [[2], 'asha', 2],
      [[2], 'ravi', 2],
    ]);
  });

  it('says the same to the server as came from it', () => {
    const { body } = bodyOf(planOf(DUTY), 3);
    const sort = (list: readonly object[]) =>
      list.map((one) => JSON.stringify(one, Object.keys(one).sort())).sort();
    expect(body).toMatchObject({
      revision: 3,
      zone: 'Asia/Kolkata',
      alwaysOpen: false,
      holidays: ['2027-01-26'],
    });
    expect(sort(body.hours)).toEqual(sort(DUTY.hours));
    expect(sort(body.shifts)).toEqual(sort(DUTY.shifts));
  });

  it('is changed by whatever differs from what it began with', () => {
    const plan = planOf(DUTY);
    const changed = (now: Plan): boolean => isChanged({ getValues: () => now, getInitialValues: () => plan });
    expect(changed({ ...plan, hours: [...plan.hours] })).toBe(false);
    const changes: Partial<Plan>[] = [
      { alwaysOpen: true },
      { zone: 'UTC' },
      { holidays: [] },
      { hours: plan.hours.slice(1) },
      { hours: [...plan.hours, { key: 'new', days: [], from: '', to: '' }] },
      { shifts: plan.shifts.map((line) => ({ ...line, step: 3 })) },
    ];
    for (const change of changes) expect(changed({ ...plan, ...change })).toBe(true);
  });
});

describe('what is wrong', () => {
  it('is told at its line and field', () => {
    const line = { key: 'a', days: [], from: '', to: '17:00' };
    const plan: Plan = {
      zone: ' ',
      alwaysOpen: false,
      hours: [line],
      holidays: [{ key: 'h', day: '' }],
      restReason: null,
      shifts: [{ ...line, key: 'b', days: [1], from: '09:00', staffId: '', step: 1 }],
    };
    expect(missingIn(plan)).toEqual({
      zone: 'Enter a time zone such as Asia/Kolkata.',
      'hours.0.days': 'Choose at least one day.',
      'hours.0.from': 'Enter a time.',
      'holidays.0.day': 'Enter a day.',
      'shifts.0.staffId': 'Choose a person.',
    });
    expect(Object.keys(missingIn({ ...planOf(DUTY), hours: [] }))).toEqual(['hours']);
    expect(missingIn({ ...planOf(DUTY), hours: [], alwaysOpen: true })).toEqual({});
    expect(missingIn(planOf(DUTY))).toEqual({});
  });

  it('is told by the server of a day, and shown at the line the day is of', () => {
    const { hoursFrom, shiftsFrom } = bodyOf(planOf(DUTY), 0);
    expect(placeOf('hours.7.from', hoursFrom)).toEqual(['hours.1.from', 'These hours lie within others.']);
    expect(placeOf('shifts.1.to', hoursFrom, shiftsFrom)).toEqual([
      'shifts.0.to',
      'More than 10 hours of duty in a row.',
    ]);
    expect(placeOf('shifts.3.from', hoursFrom, shiftsFrom)).toEqual([
      'shifts.2.from',
      'Less than 11 hours of rest before or after this.',
    ]);
    expect(placeOf('restReason', hoursFrom)).toEqual(['restReason', 'Say why, or change these shifts.']);
    expect(placeOf('zone', hoursFrom)).toEqual(['zone', 'Enter a time zone such as Asia/Kolkata.']);
    expect(placeOf('hours.99.from', hoursFrom)).toBeNull();
    expect(placeOf('shifts.0.staffId', hoursFrom)).toBeNull();
  });
});
