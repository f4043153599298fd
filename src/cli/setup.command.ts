import type { INestApplicationContext } from '@nestjs/common';
import type { Config } from '../platform/config/index.js';
import { initCrypto, KeyFile, newOrganisationPair, type SignSecretKey } from '../platform/crypto/index.js';
import { Transaction } from '../platform/database/index.js';
import { KeyError, Organisation } from '../modules/keys/index.js';
import type { Role } from '../modules/permissions/index.js';
import { CreateDesk } from '../modules/desks/index.js';
import {
  CreateStaff,
  SetUpOrganisation,
  UnlockAdministrator,
  type CreatedStaff,
} from '../modules/staff/index.js';
import { withDatabase, withNewKeys } from './context.js';
import { KeyFileStore } from './key-file-store.js';
import { migrateDatabase, unusedKeys } from './migrate.command.js';
import { settleKeyFile } from './settle-key-file.js';
import type { Terminal } from './terminal.js';
import { makeWorkerKeys } from './worker-keys.js';
import { UsageError } from './usage.js';

/** An account as it is shown once. */
export interface ShownAccount {
  role: Role;
  name: string;
  email: string;
  password: string;
  recoveryCode: string;
}

type MakeAccounts = (context: INestApplicationContext, secret: SignSecretKey) => Promise<ShownAccount[]>;

/** Makes keys, organisation and the first administrator, asking for what was not given. Throws ALREADY_SET_UP, KEY_FILE_UNKNOWN, EMAIL_INVALID, NAME_INVALID. */
export async function runSetUp(
  config: Config,
  terminal: Terminal,
  given: { email?: string | undefined; name?: string | undefined },
): Promise<void> {
  const who = {
    email: given.email ?? (await terminal.ask("First administrator's address")),
    name: given.name ?? (await terminal.ask("First administrator's name")),
  };
  const accounts = await setUp(
    config,
    async (context, secret) => [await administrator(context, secret, who)],
    (line) => terminal.say(line),
  );
  terminal.say(`The keys of this installation are in ${config.keyFile}.`);
  terminal.say(
    'Keep a copy of that file apart from the database and its backups: without it nothing can be opened.',
  );
  terminal.say('');
  for (const account of accounts) showAccount(terminal, account);
  terminal.say('');
  terminal.say('This is shown once. Next: staff add, then desk add.');
}

/** The same with one desk and its people, for trying it out. Throws UsageError in production. */
export async function runDemoSetUp(config: Config, terminal: Terminal, json: boolean): Promise<void> {
  if (config.production)
    throw new UsageError('setup --demo makes accounts for trying it out, and not in production.');
  // With --json the output is a program's alone.
  const accounts = await setUp(config, makeDemo, (line) => {
    if (!json) terminal.say(line);
  });
  if (json) {
    terminal.say(JSON.stringify({ accounts }));
    return;
  }
  for (const account of accounts) showAccount(terminal, account);
}

async function setUp(
  config: Config,
  makeAccounts: MakeAccounts,
  say: (line: string) => void,
): Promise<ShownAccount[]> {
  await initCrypto();
  await migrateDatabase(config);
  const { setAside } = await settleKeyFile(config);
  if (setAside !== null) say(unusedKeys(setAside));
  const store = new KeyFileStore(config.keyFile);
  const exists = await withDatabase(config, (context) =>
    context.get(Organisation, { strict: false }).exists(),
  );
  if (exists) throw new KeyError('ALREADY_SET_UP');
  // It may be the only key to another database.
  if (store.exists()) throw new KeyError('KEY_FILE_UNKNOWN');
  const pair = newOrganisationPair();
  const keyFile = KeyFile.create(pair.publicKey);
  await store.prepare(keyFile);
  const accounts = await withNewKeys(config, keyFile, (context) =>
    context.get(Transaction).run(() => makeAccounts(context, pair.secretKey)),
  );
  await store.accept();
  await makeWorkerKeys(config);
  return accounts;
}

async function administrator(
  context: INestApplicationContext,
  secret: SignSecretKey,
  who: { email: string; name: string },
): Promise<ShownAccount> {
  const created = await context.get(SetUpOrganisation, { strict: false }).setUp(secret, who);
  return shown('administrator', who, created);
}

const DEMO_STAFF = [
  { role: 'coordinator', name: 'Coordinator', email: 'coordinator@helpdesk.example' },
  { role: 'counsellor', name: 'First counsellor', email: 'counsellor1@helpdesk.example' },
  { role: 'counsellor', name: 'Second counsellor', email: 'counsellor2@helpdesk.example' },
] as const;

const makeDemo: MakeAccounts = async (context, secret) => {
  const who = { name: 'Administrator', email: 'administrator@helpdesk.example' };
  const createStaff = context.get(CreateStaff, { strict: false });
  const admin = await context.get(SetUpOrganisation, { strict: false }).setUp(secret, who);
  // The first administrator signs the first grants, as every later one will.
  const authority = await context
    .get(UnlockAdministrator, { strict: false })
    .unlock(who.email, admin.passphrase);
  const accounts = [shown('administrator', who, admin)];
  const memberIds: string[] = [];
  for (const person of DEMO_STAFF) {
    const created = await createStaff.create(authority, person);
    memberIds.push(created.staffId);
    accounts.push(shown(person.role, person, created));
  }
  const desk = { name: 'First desk', country: null, isDefault: true, memberIds };
  await context.get(CreateDesk, { strict: false }).create(authority, desk);
  return accounts;
};

function shown(role: Role, who: { email: string; name: string }, created: CreatedStaff): ShownAccount {
  return {
    role,
    name: who.name,
    email: who.email,
    password: created.passphrase,
    recoveryCode: created.recoveryCode,
  };
}

/** Prints an account's secrets, which are kept nowhere. */
export function showAccount(terminal: Terminal, account: ShownAccount): void {
  terminal.say(`${account.role}  ${account.email}`);
  terminal.say(`  password       ${account.password}`);
  terminal.say(`  recovery code  ${account.recoveryCode}`);
}
