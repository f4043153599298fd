import { DAY, isZone, MINUTE, momentsShowing, offsetAt, offsetPeriods } from './zone-time.js';

const at = (time: string): number => Date.parse(time);
const BERLIN_ON = at('2027-03-28T01:00:00Z');
const BERLIN_BACK = at('2027-10-31T01:00:00Z');

describe('the clocks of a zone', () => {
  it('are ahead of UTC by what Intl says, at any time', () => {
    // Changes of half an hour, on the day line, for a month of fasting, and none.
    const zones = [
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'Africa/Casablanca',
      'Asia/Gaza',
      'Asia/Kathmandu',
      'UTC',
    ];
    const wrong: string[] = [];
    for (const zone of zones) {
      const clock = new Intl.DateTimeFormat('sv-SE', {
        timeZone: zone,
        dateStyle: 'short',
        timeStyle: 'medium',
      });
      for (let time = at('2010-01-01T00:00Z'); time < at('2036-01-01T00:00Z'); time += 5.3 * DAY) {
        const wall = Date.parse(`${clock.format(time).replace(' ', 'T')}Z`);
        if (offsetAt(zone, time) !== wall - time) wrong.push(`${zone} ${time}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('change at one millisecond', () => {
    for (const [change, before, after] of [
      [BERLIN_ON, 60, 120],
      [BERLIN_BACK, 120, 60],
    ] as const) {
      expect([change - 1, change].map((time) => offsetAt('Europe/Berlin', time) / MINUTE)).toEqual([
        before,
        after,
      ]);
    }
  });

  it.each([
    ['IST', 'Asia/Kolkata'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['US/Pacific', 'America/Los_Angeles'],
  ])('of %s are those of %s', (name, zone) => {
    expect(isZone(name)).toBe(true);
    expect(offsetAt(name, BERLIN_ON)).toBe(offsetAt(zone, BERLIN_ON));
  });

  it.each(['', '+05:30', 'Mars/Olympus', 'Asia/Kolkata '])('are not there for %j', (name) => {
    expect(isZone(name)).toBe(false);
  });
});

describe('the time between two moments', () => {
  it('is cut where the clocks change, and nowhere else', () => {
    const [from, until] = [at('2027-01-01T00:00Z'), at('2028-01-01T00:00Z')];
    expect([...offsetPeriods('Europe/Berlin', from, until)]).toEqual([
      { from, to: BERLIN_ON, offset: 60 * MINUTE },
      { from: BERLIN_ON, to: BERLIN_BACK, offset: 120 * MINUTE },
      { from: BERLIN_BACK, to: until, offset: 60 * MINUTE },
    ]);
    expect([...offsetPeriods('Asia/Kolkata', from, until)]).toEqual([
      { from, to: until, offset: 330 * MINUTE },
    ]);
  });

  it('begins where it is asked to, also at the very change', () => {
    const [first] = offsetPeriods('Europe/Berlin', BERLIN_ON, BERLIN_ON + DAY);
    expect(first).toEqual({ from: BERLIN_ON, to: BERLIN_ON + DAY, offset: 120 * MINUTE });
    expect([...offsetPeriods('Europe/Berlin', BERLIN_ON, BERLIN_ON)]).toEqual([]);
  });
});

describe('a time of a day', () => {
  it('is one moment, none where the clocks are put on, and two where they are put back', () => {
    expect(momentsShowing('Asia/Kolkata', '2027-03-28', '02:30')).toEqual([at('2027-03-27T21:00:00Z')]);
    expect(momentsShowing('Europe/Berlin', '2027-03-28', '02:30')).toEqual([]);
    expect(momentsShowing('Europe/Berlin', '2027-03-28', '03:00')).toEqual([BERLIN_ON]);
    expect(momentsShowing('Europe/Berlin', '2027-10-31', '02:30')).toEqual([
      at('2027-10-31T00:30:00Z'),
      at('2027-10-31T01:30:00Z'),
    ]);
    expect(() => momentsShowing('UTC', '2027-02-30', '10:00')).toThrow(RangeError);
  });
});
