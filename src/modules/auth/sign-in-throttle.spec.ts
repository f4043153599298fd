import { RateLimit } from '../../platform/http/index.js';
import { SignInThrottle } from './sign-in-throttle.js';

const ASHA = 'asha@example.org';
const DAY = 24 * 60 * 60_000;

describe('guessing at an account', () => {
  let now = 0;
  let throttle: SignInThrottle;
  beforeEach(() => {
    now = 0;
    throttle = new SignInThrottle(new RateLimit(() => now));
  });
  /** How many of so many tries were let through. */
  const tries = (count: number, one: (i: number) => void): number => {
    let taken = 0;
    for (let i = 0; i < count; i++) {
      try {
        one(i);
        taken++;
      } catch {
        continue;
      }
    }
    return taken;
  };
  const stranger = (client: string, email = ASHA) => throttle.takeStranger(client, email);

  it('is slowed down for one client at one account, and goes on after a while', () => {
    expect(tries(50, () => stranger('thief'))).toBe(5);
    expect(() => stranger('thief', ' Asha@Example.org ')).toThrow('TOO_MANY_REQUESTS');
    now = 60_000;
    expect(tries(50, () => stranger('thief'))).toBe(3);
  });

  it('is slowed down for one client at many accounts', () => {
    expect(tries(200, (i) => stranger('thief', `person${i}@example.org`))).toBe(60);
  });

  it('is slowed down for a network of many clients', () => {
    expect(tries(1_000, (i) => stranger(`*network/${i}`))).toBe(8 * 5);
  });

  it('by 150 strangers at once takes no turn away from a member of staff at a new place', () => {
    expect(tries(150, (i) => stranger(`stranger ${i}`))).toBe(150);
    expect(() => stranger('new place')).not.toThrow();
  });

  it('by a crowd that goes on for hours takes no turn away from a member of staff at a new place', () => {
    for (; now < 3 * 3_600_000; now += 1_000)
      tries(5, (i) => stranger(`stranger ${((now / 1_000) * 5 + i) % 400}`));
    for (let place = 0; place < 20; place++) expect(() => stranger(`new place ${place}`)).not.toThrow();
  });

  it('by all who try again is held to 20 a minute', () => {
    for (let client = 0; client < 100; client++) tries(3, () => stranger(`stranger ${client}`));
    now = DAY / 24;
    expect(tries(100, (i) => stranger(`stranger ${i}`))).toBe(30);
    now += 60_000;
    expect(tries(100, (i) => stranger(`stranger ${i}`))).toBe(20);
  });

  it('waits behind those who try for the first time', () => {
    expect(stranger('one')).toMatchObject({ lane: 'stranger', client: 'first/one' });
    stranger('one');
    stranger('one');
    expect(stranger('one')).toMatchObject({ lane: 'stranger', client: 'again/one' });
  });

  it('takes nothing from a device that belongs there, and is bounded for that too', () => {
    tries(10_000, (i) => stranger(`bot${i}`));
    expect(() => stranger('elsewhere')).toThrow('TOO_MANY_REQUESTS');
    expect(() => throttle.takeKnown('device', 'Asha@example.org')).not.toThrow();
    expect(tries(50, () => throttle.takeKnown('device', ASHA))).toBe(9);
    expect(() => stranger('elsewhere', 'ravi@example.org')).not.toThrow();
  });

  it('by password takes nothing from somebody who has the recovery code', () => {
    tries(10_000, (i) => stranger(`bot${i}`));
    expect(() => throttle.takeRecovery('home')).not.toThrow();
  });

  it('is not what somebody does who has the right password, however often', () => {
    expect(tries(100, () => stranger('home').giveBack())).toBe(100);
    expect(tries(100, () => throttle.takeKnown('device', ASHA).giveBack())).toBe(100);
  });

  it('tells how long to wait, and what is refused uses nothing up', () => {
    tries(5, () => stranger('thief'));
    for (let i = 0; i < 5; i++)
      expect(() => stranger('thief')).toThrow(expect.objectContaining({ retryAfter: 20 }));
  });

  it('is written down for each account apart, and for unknown addresses together', () => {
    expect(tries(500, () => throttle.mayRecordRefusal(null) || fail())).toBe(120);
    expect(tries(500, () => throttle.mayRecordRefusal('one') || fail())).toBe(30);
    expect(throttle.mayRecordRefusal('another')).toBe(true);
  });
});

function fail(): never {
  throw new Error('refused');
}
