import { eventually } from '../../support/index.js';
import { WebFixture, type Person } from './web-fixture.js';

/*
 * Somebody who knows an old password or recovery code, and can write to the database.
 */
let fixture: WebFixture;
beforeAll(async () => (fixture = await WebFixture.start()));
afterAll(() => fixture.stop());

const write = (sql: string, ...params: unknown[]) => fixture.database.query(sql, params);
const NEW = 'a new passphrase of some length';

const signIn = async (email: string, password: string): Promise<number> =>
  (await fixture.browser().send('POST', '/api/auth/sign-in', { email, password })).status;
const recover = async (email: string, recoveryCode: string): Promise<number> =>
  (await fixture.browser().send('POST', '/api/auth/recover', { email, recoveryCode, newPassword: NEW }))
    .status;

async function changePassword({ email, passphrase }: Person): Promise<void> {
  const browser = fixture.browser();
  await browser.signIn(email, passphrase);
  const change = { currentPassword: passphrase, newPassword: NEW };
  expect((await browser.send('POST', '/api/auth/password', change)).status).toBe(204);
}

const ALL = ['salt', 'root_by_password', 'root_by_recovery', 'access_number', 'access_mac'];

async function columnsOf({ staffId }: Person): Promise<Record<string, unknown>> {
  const [row] = await write(`SELECT ${ALL.join()} FROM staff WHERE id = $1`, staffId);
  return row ?? {};
}
const putBack = ({ staffId }: Person, from: Record<string, unknown>, columns: string[]) =>
  write(
    `UPDATE staff SET ${columns.map((name, at) => `${name} = $${at + 2}`).join()} WHERE id = $1`,
    staffId,
    ...columns.map((name) => from[name]),
  );
const told = ({ staffId }: Person) =>
  eventually('the administrators are told', async () => {
    const alarms = await write(
      `SELECT 1 FROM alarms WHERE kind = 'access_put_back' AND subject_id = $1`,
      staffId,
    );
    return alarms.length === 1;
  });

it.each([
  ['salt and sealed root', ['salt', 'root_by_password']],
  ['everything of the account', ALL],
  ['the whole but its number', ALL.filter((name) => name !== 'access_number')],
])('an old password does not sign in once it was changed, by putting back %s', async (_what, columns) => {
  const person = await fixture.person('counsellor');
  const old = await columnsOf(person);
  await changePassword(person);
  const now = await columnsOf(person);
  expect(await signIn(person.email, person.passphrase)).toBe(401);
  await putBack(person, old, columns);
  expect(await signIn(person.email, person.passphrase)).toBe(401);
  expect(await recover(person.email, person.recoveryCode)).toBe(401);
  await told(person);
  await putBack(person, now, ALL);
  expect(await signIn(person.email, NEW)).toBe(200);
});

it.each([
  ['the sealed root alone', ['root_by_recovery']],
  ['everything of the account', ALL],
])('a used recovery code does not recover again, by putting back %s', async (_what, columns) => {
  const person = await fixture.person('coordinator');
  const old = await columnsOf(person);
  expect(await recover(person.email, person.recoveryCode)).toBe(200);
  expect(await recover(person.email, person.recoveryCode)).toBe(401);
  await putBack(person, old, columns);
  expect(await recover(person.email, person.recoveryCode)).toBe(401);
  await told(person);
});

it('the password of another account does not open one', async () => {
  const [person, other] = [await fixture.person('counsellor'), await fixture.person('counsellor')];
  await putBack(person, await columnsOf(other), ALL);
  expect(await signIn(person.email, other.passphrase)).toBe(401);
});
