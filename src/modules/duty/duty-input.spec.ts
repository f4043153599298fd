import { dutyFaults } from './duty-input.js';
import type { SetDutyDto, SpanDto } from './dto/duty.dto.js';

const MEMBER = '30000000-0000-4000-8000-000000000003';
const span = (weekday: number, from: string, to: string): SpanDto => ({ weekday, from, to });
const faultsOf = (change: Partial<SetDutyDto>): string[] =>
  dutyFaults(
    {
      revision: 0,
      zone: 'Asia/Kolkata',
      alwaysOpen: false,
      hours: [span(1, '09:00', '17:00')],
      holidays: [],
      shifts: [],
      ...change,
    },
    [MEMBER],
  ).map(({ field }) => field);

describe('what cannot be set', () => {
  it.each<[string, Partial<SetDutyDto>, string[]]>([
    ['nothing wrong', {}, []],
    ['a split day', { hours: [span(1, '09:00', '13:00'), span(1, '13:00', '17:00')] }, []],
    ['the seven nights', { hours: [1, 2, 3, 4, 5, 6, 7].map((day) => span(day, '20:00', '08:00')) }, []],
    ['the seven days', { hours: [1, 2, 3, 4, 5, 6, 7].map((day) => span(day, '00:00', '00:00')) }, []],
    ['a zone that is none', { zone: 'Asia/Nowhere' }, ['zone']],
    ['a distance', { zone: '+05:30' }, ['zone']],
    ['no zone', { zone: '' }, ['zone']],
    ['hours without any', { hours: [] }, ['hours']],
    ['always open without hours', { hours: [], alwaysOpen: true }, []],
    ['the same twice', { hours: [span(1, '09:00', '10:00'), span(1, '09:00', '10:00')] }, ['hours.1.from']],
    ['one in another', { hours: [span(1, '10:00', '11:00'), span(1, '09:00', '17:00')] }, ['hours.0.from']],
    ['after midnight', { hours: [span(1, '22:00', '06:00'), span(2, '05:59', '07:00')] }, ['hours.1.from']],
    [
      'Sunday night and Monday',
      { hours: [span(1, '00:00', '08:00'), span(7, '22:00', '01:00')] },
      ['hours.0.from'],
    ],
    [
      'days that there are not',
      { holidays: ['2027-02-28', '2027-02-29', '2028-02-29', '2027-04-31'] },
      ['holidays.1', 'holidays.3'],
    ],
    [
      'somebody of another desk',
      {
        shifts: [
          { ...span(1, '09:00', '17:00'), staffId: MEMBER.toUpperCase(), step: 1 },
          { ...span(1, '09:00', '17:00'), staffId: MEMBER.replace('3', '4'), step: 2 },
        ],
      },
      ['shifts.1.staffId'],
    ],
  ])('%s', (_, change, fields) => {
    expect(faultsOf(change)).toEqual(fields);
  });
});
