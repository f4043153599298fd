import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

/** The built product: what it seals is what a session opens. */
export const built = (root, path) => import(pathToFileURL(join(root, 'dist/src', path)).href);

const COUNSELLORS = 20;
/** How the cases fall to the desks: one large, one smaller, one small. */
const DESKS = [
  { name: 'Seeded desk, large', weight: 80 },
  { name: 'Seeded desk, smaller', weight: 16 },
];
const FIRST_DESK_WEIGHT = 4;
const address = (number) => `seeded${number}@helpdesk.example`;

const one = (accounts, role) => accounts.find((account) => account.role === role);

async function staffIds(client, where = 'true') {
  const { rows } = await client.query(`SELECT id FROM staff WHERE ${where} ORDER BY email`);
  return rows.map(({ id }) => id);
}

/** Makes counsellors and desks, unless an earlier seeding did. */
async function makePeople({ root, context, client, accounts }) {
  if ((await staffIds(client, `email = '${address(1)}'`)).length > 0) return;
  const { CreateDesk } = await built(root, 'modules/desks/index.js');
  const { CreateStaff, UnlockAdministrator } = await built(root, 'modules/staff/index.js');
  const get = (token) => context.get(token, { strict: false });
  const administrator = one(accounts, 'administrator');
  const authority = await get(UnlockAdministrator).unlock(administrator.email, administrator.password);
  for (let number = 1; number <= COUNSELLORS; number += 1) {
    const person = { role: 'counsellor', name: `Seeded ${number}`, email: address(number) };
    await get(CreateStaff).create(authority, person);
  }
  const memberIds = await staffIds(client, `role IN ('counsellor', 'coordinator')`);
  for (const { name } of DESKS) {
    await get(CreateDesk).create(authority, { name, country: null, isDefault: false, memberIds });
  }
}

/** The keys that the first counsellor's password opens: by desk { epoch, cardKey }. */
async function deskKeys({ root, context, accounts }) {
  const { DeskVault, staffKeysOf } = await built(root, 'modules/desks/index.js');
  const { StaffVault } = await built(root, 'modules/staff/index.js');
  const { email, password } = one(accounts, 'counsellor');
  const opened = await context.get(StaffVault, { strict: false }).openByPassword(email, password, 'seed');
  if (!opened) throw new Error(`The password of ${email} opens nothing.`);
  const desks = await context.get(DeskVault, { strict: false }).openDesks(opened.staff.id, opened.root);
  const keys = staffKeysOf(opened.root, desks);
  return new Map(
    [...keys.desks].map(([deskId, epochs]) => {
      const epoch = Math.max(...epochs.keys());
      return [deskId, { epoch, cardKey: epochs.get(epoch).cardKey }];
    }),
  );
}

/** { staffIds: who cases are given to, everybody: [[id, weight], ...], desks: [[id, weight], ...], keys: by desk id }. */
export async function seedPeople(given) {
  const { client } = given;
  await makePeople(given);
  const { rows } = await client.query('SELECT id, name FROM desks');
  const weightOf = ({ name }) => DESKS.find((desk) => desk.name === name)?.weight ?? FIRST_DESK_WEIGHT;
  const counsellors = await staffIds(client, `role = 'counsellor'`);
  return {
    staffIds: counsellors,
    everybody: counsellors.map((id) => [id, 1]),
    desks: rows.map((desk) => [desk.id, weightOf(desk)]),
    keys: await deskKeys(given),
  };
}
