import { RateLimit } from '../../platform/http/index.js';
import { SignInThrottle } from './sign-in-throttle.js';

describe('guessing at an account', () => {
  let now = 0;
  let throttle: SignInThrottle;
  beforeEach(() => {
    now = 0;
    throttle = new SignInThrottle(new RateLimit(() => now));
  });
  const tries = (client: (i: number) => string, email: (i: number) => string, count: number): number => {
    let taken = 0;
    for (let i = 0; i < count; i++) {
      try {
        throttle.take(client(i), email(i));
        taken++;
      } catch {
        continue;
      }
    }
    return taken;
  };

  it('is slowed down for one client at one account, and goes on after a while', () => {
    expect(
      tries(
        () => 'thief',
        () => 'asha@example.org',
        50,
      ),
    ).toBe(10);
    expect(() => throttle.take('thief', ' Asha@Example.org ')).toThrow('TOO_MANY_REQUESTS');
    now = 60_000;
    expect(
      tries(
        () => 'thief',
        () => 'asha@example.org',
        50,
      ),
    ).toBe(6);
  });

  it('is slowed down for one client at many accounts', () => {
    expect(
      tries(
        () => 'thief',
        (i) => `person${i}@example.org`,
        200,
      ),
    ).toBe(60);
  });

  it('is slowed down for many clients at one account, except for one that belongs there', () => {
    throttle.take('home', 'asha@example.org');
    throttle.remember('home', 'Asha@example.org');
    expect(
      tries(
        (i) => `bot${i}`,
        () => 'asha@example.org',
        1_000,
      ),
    ).toBe(119);
    expect(() => throttle.take('elsewhere', 'asha@example.org')).toThrow('TOO_MANY_REQUESTS');
    expect(() => throttle.take('home', 'asha@example.org')).not.toThrow();
    expect(() => throttle.take('elsewhere', 'ravi@example.org')).not.toThrow();
  });

  it('tells how long to wait', () => {
    tries(
      () => 'thief',
      () => 'asha@example.org',
      10,
    );
    expect(() => throttle.take('thief', 'asha@example.org')).toThrow(
      expect.objectContaining({ retryAfter: 10 }),
    );
  });
});
