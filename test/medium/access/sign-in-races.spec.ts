import { eventually } from '../../support/index.js';
import { WebFixture, type Person } from './web-fixture.js';

let fixture: WebFixture;
beforeAll(async () => (fixture = await WebFixture.start()));
afterAll(() => fixture.stop());

const recover = (person: Person, newPassword: string): Promise<Response> => {
  const body = { email: person.email, recoveryCode: person.recoveryCode, newPassword };
  return fixture.browser().send('POST', '/api/auth/recover', body);
};
const opens = async ({ email }: Person, password: string): Promise<boolean> =>
  (await fixture.browser().send('POST', '/api/auth/sign-in', { email, password })).status === 200;

/** Lets `work` begin while a change of the account is not committed yet, and commits it once that work waits or is done. */
async function whileChanging<T>(person: Person, change: string, work: () => Promise<T>): Promise<T> {
  const { database } = fixture;
  await database.query('BEGIN');
  await database.query(`UPDATE staff SET ${change} WHERE id = $1`, [person.staffId]);
  let done = false;
  const working = work().finally(() => (done = true));
  await eventually('the work waits or is done', async () => {
    const waiting = await database.query(
      'SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))',
    );
    return done || waiting.length > 0;
  });
  await database.query('COMMIT');
  return working;
}

describe('a sign-in under way', () => {
  it.each([
    ['its account is recovered', 'root_by_password = root_by_recovery, root_by_recovery = root_by_password'],
    ['its account is disabled', 'active = false'],
  ])('opens no session when %s meanwhile', async (_what, change) => {
    const person = await fixture.person('counsellor');
    const browser = fixture.browser();
    const body = { email: person.email, password: person.passphrase };
    const response = await whileChanging(person, change, () =>
      browser.send('POST', '/api/auth/sign-in', body),
    );
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'SIGN_IN_REFUSED' });
    const left = await fixture.database.query('SELECT 1 FROM sessions WHERE staff_id = $1', [person.staffId]);
    expect(left).toEqual([]);
  });
});

describe('two at once', () => {
  const [one, two] = ['plover gannet murre auk', 'dunlin godwit whimbrel knot'];

  it('with one recovery code: one sets the password, and the other is refused', async () => {
    const person = await fixture.person('counsellor');
    const answers = await Promise.all([recover(person, one), recover(person, two)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    const [won, lost] = answers[0].status === 200 ? [one, two] : [two, one];
    expect([await opens(person, won), await opens(person, lost)]).toEqual([true, false]);
  });

  it('a change of the password and a recovery: neither writes over the other', async () => {
    const person = await fixture.person('counsellor');
    const browser = fixture.browser();
    await browser.signIn(person.email, person.passphrase);
    const change = { currentPassword: person.passphrase, newPassword: one };
    const [changed, recovered] = await Promise.all([
      browser.send('POST', '/api/auth/password', change),
      recover(person, two),
    ]);
    const won = [changed.status === 204, recovered.status === 200];
    expect(won.filter(Boolean)).toHaveLength(1);
    expect([await opens(person, one), await opens(person, two)]).toEqual(won);
  });

  it('two changes of the password: one holds', async () => {
    const person = await fixture.person('counsellor');
    const browser = fixture.browser();
    await browser.signIn(person.email, person.passphrase);
    const change = (newPassword: string) =>
      browser.send('POST', '/api/auth/password', { currentPassword: person.passphrase, newPassword });
    const answers = await Promise.all([change(one), change(two)]);
    const won = answers.map(({ status }) => status === 204);
    expect(won.filter(Boolean)).toHaveLength(1);
    expect([await opens(person, one), await opens(person, two)]).toEqual(won);
  });
});
