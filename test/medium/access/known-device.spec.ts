import { ArgonQueue } from '../../../src/platform/crypto/index.js';
import { eventually } from '../../support/index.js';
import { holdClock } from '../../support/held-clock.js';
import { WebFixture, type Browser, type Person } from './web-fixture.js';

let fixture: WebFixture;
beforeAll(async () => (fixture = await WebFixture.start({ settings: { TRUST_PROXY: '1' } })));
afterAll(() => fixture.stop());

const WRONG = 'not the right password';
const at = (address: string) => ({ 'x-forwarded-for': address });
const tried = (browser: Browser, email: string, password: string, address: string): Promise<Response> =>
  browser.send('POST', '/api/auth/sign-in', { email, password }, at(address));
/** A browser that keeps nothing but the cookie of its device. */
function deviceOf(browser: Browser): Browser {
  const again = fixture.browser();
  again.cookies.set('device', browser.cookies.get('device') ?? '');
  return again;
}
async function member(): Promise<{ person: Person; home: Browser }> {
  const person = await fixture.person('counsellor');
  const home = fixture.browser();
  await home.signIn(person.email, person.passphrase, at('203.0.113.1'));
  return { person, home };
}
const rowsOf = ({ staffId }: Person) =>
  fixture.database.query<{ id_hash: Buffer; created_on: string; used_on: string }>(
    'SELECT id_hash, created_on::text, used_on::text FROM staff_devices WHERE staff_id = $1',
    [staffId],
  );

describe('150 strangers who guess at an account at once', () => {
  it('keep its owner waiting neither at a known device nor shut out at a new one', async () => {
    const { person, home } = await member();
    const queue = fixture.get(ArgonQueue);
    const strangers = Array.from({ length: 150 }, (_, i) =>
      tried(fixture.browser(), person.email, `${WRONG} ${i}`, `198.51.100.${i}`),
    );
    await eventually('they wait', () => queue.waiting('stranger') > 100);

    const known = await tried(deviceOf(home), person.email, person.passphrase, '192.0.2.77');
    expect(known.status).toBe(200);
    // Almost all of them wait still.
    expect(queue.waiting('stranger')).toBeGreaterThan(80);

    const unknown = await tried(fixture.browser(), person.email, person.passphrase, '192.0.2.78');
    expect(unknown.status).toBe(200);
    expect((await Promise.all(strangers)).map(({ status }) => status)).toEqual(Array(150).fill(401));
  });
});

describe('the cookie of a device', () => {
  it('is kept for long, is read by no script and sent by no other site', async () => {
    const person = await fixture.person('counsellor');
    const response = await tried(fixture.browser(), person.email, person.passphrase, '203.0.113.2');
    expect(response.headers.getSetCookie()[1]).toMatch(
      /^device=[A-Za-z0-9_-]{64}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=34560000$/,
    );
  });

  it('is not given for a wrong password', async () => {
    const { person } = await member();
    const response = await tried(fixture.browser(), person.email, WRONG, '203.0.113.3');
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  it('opens nothing: the password is asked for as ever, and guessing with it is bounded', async () => {
    const { person, home } = await member();
    const clock = holdClock();
    try {
      const thief = deviceOf(home);
      expect((await thief.send('GET', '/api/session')).status).toBe(401);
      const statuses: number[] = [];
      for (let i = 0; i < 12; i++)
        statuses.push((await tried(thief, person.email, `${WRONG} ${i}`, `198.51.100.${i}`)).status);
      expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429]);
    } finally {
      clock.release();
    }
  });

  it('is kept by its hash and to the day alone, and stays through signing out', async () => {
    const { person, home } = await member();
    const [row, ...more] = await rowsOf(person);
    expect(more).toEqual([]);
    expect(row?.created_on).toMatch(/^\d{4}-\d\d-\d\d$/);
    const cookie = home.cookies.get('device') ?? '';
    expect(Buffer.from(cookie, 'base64url').includes(row?.id_hash ?? cookie)).toBe(false);
    await home.send('POST', '/api/auth/sign-out');
    expect(home.cookies.get('device')).toBe(cookie);
    await home.signIn(person.email, person.passphrase, at('203.0.113.1'));
    expect(home.cookies.get('device')).toBe(cookie);
    expect(await rowsOf(person)).toHaveLength(1);
  });

  it('belongs to each person who signed in with it, and to nobody else', async () => {
    const [one, other] = [await member(), await fixture.person('counsellor')];
    const shared = deviceOf(one.home);
    expect(await isStranger(shared, other)).toBe(true);
    await shared.signIn(other.email, other.passphrase, at('203.0.113.9'));
    expect(shared.cookies.get('device')).toBe(one.home.cookies.get('device'));
    expect(await isStranger(shared, other)).toBe(false);
    expect(await isStranger(shared, one.person)).toBe(false);
  });

  it('is never one that somebody chose', async () => {
    const person = await fixture.person('counsellor');
    const browser = fixture.browser();
    const planted = Buffer.alloc(48, 7).toString('base64url');
    browser.cookies.set('device', planted);
    await browser.signIn(person.email, person.passphrase, at('203.0.113.4'));
    expect(browser.cookies.get('device')).not.toBe(planted);
  });

  it('is known after a restart and at another web process', async () => {
    const { person, home } = await member();
    // What a process remembers of clients is gone, and their names are others.
    expect(await isStranger(deviceOf(home), person)).toBe(false);
    await fixture.database.query(
      'UPDATE staff_devices SET used_on = current_date - 179 WHERE staff_id = $1',
      [person.staffId],
    );
    expect(await isStranger(deviceOf(home), person)).toBe(false);
    await fixture.database.query(
      'UPDATE staff_devices SET used_on = current_date - 181 WHERE staff_id = $1',
      [person.staffId],
    );
    expect(await isStranger(deviceOf(home), person)).toBe(true);
  });

  it('is forgotten when the account is recovered', async () => {
    const { person, home } = await member();
    const body = {
      email: person.email,
      recoveryCode: person.recoveryCode,
      newPassword: 'plover gannet murre auk',
    };
    expect((await fixture.browser().send('POST', '/api/auth/recover', body)).status).toBe(200);
    expect(await rowsOf(person)).toEqual([]);
    expect(await isStranger(deviceOf(home), person)).toBe(true);
  });

  it('of the 20 used last is kept, the one of now among them', async () => {
    const { person, home } = await member();
    await fixture.database.query(
      `INSERT INTO staff_devices (staff_id, id_hash, created_on, used_on)
       SELECT $1, decode(lpad(to_hex(i), 64, '0'), 'hex'), current_date, current_date FROM generate_series(1, 40) i`,
      [person.staffId],
    );
    await home.signIn(person.email, person.passphrase, at('203.0.113.1'));
    expect(await rowsOf(person)).toHaveLength(20);
    expect(await isStranger(deviceOf(home), person)).toBe(false);
  });
});

/** Whether a device waits among strangers at an account: from an address whose turns there are used up only a known one passes. */
async function isStranger(device: Browser, { email }: Person): Promise<boolean> {
  const address = `198.18.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`;
  const clock = holdClock();
  try {
    for (let i = 0; i < 5; i++) await tried(fixture.browser(), email, WRONG, address);
    return (await tried(device, email, WRONG, address)).status === 429;
  } finally {
    clock.release();
  }
}
