import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AuthModule, Sessions } from '../../src/modules/auth/index.js';
import type { Role } from '../../src/modules/permissions/index.js';
import { CreateDesk, DesksModule } from '../../src/modules/desks/index.js';
import {
  CreateStaff,
  SetUpOrganisation,
  StaffModule,
  StaffVault,
  UnlockAdministrator,
  type Granter,
} from '../../src/modules/staff/index.js';
import { type Config, ConfigModule } from '../../src/platform/config/index.js';
import {
  asSignSecretKey,
  asStaffRoot,
  CryptoModule,
  csrfTokenOf,
  initCrypto,
  KeyFile,
  newOrganisationPair,
  type StaffRoot,
} from '../../src/platform/crypto/index.js';
import { DatabaseModule } from '../../src/platform/database/index.js';
import { HttpModule } from '../../src/platform/http/index.js';
import { createLogger, LoggingModule } from '../../src/platform/logging/index.js';
import { cloneOf, type TestDatabase } from './test-database.js';
import { testConfig } from './test-config.js';

/** Somebody who can sign in. */
export interface Account {
  id: string;
  email: string;
  name: string;
  role: Role;
  passphrase: string;
  recoveryCode: string;
}

/** What nobody but its owner has of an account: for tests that do not ask for the password. */
export interface OpenAccount extends Account {
  root: StaffRoot;
}

type Get = <S>(type: new (...args: never[]) => S) => S;

@Module({})
class InstallModule {
  static forRoot(config: Config, keyFile: KeyFile): DynamicModule {
    return {
      module: InstallModule,
      imports: [
        ConfigModule.forRoot(config),
        LoggingModule.forRoot(createLogger(config, 'cli')),
        CryptoModule.forRoot(keyFile),
        DatabaseModule.forRoot(),
        HttpModule,
        DesksModule,
        StaffModule,
        AuthModule,
      ],
    };
  }
}

/** Does something with the modules that make accounts and desks, in a database. */
export async function inside<T>(
  databaseUrl: string,
  keyFile: KeyFile,
  work: (get: Get) => Promise<T>,
): Promise<T> {
  const app = await NestFactory.createApplicationContext(
    InstallModule.forRoot(testConfig({ DATABASE_URL: databaseUrl, DATABASE_POOL: '2' }), keyFile),
    { logger: false, abortOnError: false },
  );
  try {
    return await work((type) => app.get(type as Type, { strict: false }));
  } finally {
    await app.close();
  }
}

/** Makes an account; its password is derived once. */
export async function makeAccount(
  get: Get,
  granter: Granter,
  role: Role,
  local: string,
  name: string,
  otherNames: readonly string[] = [],
): Promise<Account> {
  const email = `${local}@desk.example`;
  const { staffId, passphrase, recoveryCode } = await get(CreateStaff).create(granter, {
    email,
    name,
    role,
    otherNames,
  });
  return { id: staffId, email, name, role, passphrase, recoveryCode };
}

/** Bytes as JSON keeps them. */
type Text = string;
const textOf = (bytes: Uint8Array): Text => Buffer.from(bytes).toString('base64');
const bytesOf = (text: Text): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

interface NotedKeys {
  keyFile: string;
  organisationSecret: Text;
  signSecret: Text;
  administrator: Account;
}

/** The keys of a prepared installation, and its administrator. */
export interface PreparedKeys {
  keyFile: KeyFile;
  administrator: Account;
  /** The administrator, who signs what they hand out. */
  granter: Granter;
}

function keysOf({ keyFile, organisationSecret, signSecret, administrator }: NotedKeys): PreparedKeys {
  return {
    keyFile: KeyFile.parse(keyFile),
    administrator,
    granter: {
      actorId: administrator.id,
      organisationSecret: asSignSecretKey(bytesOf(organisationSecret)),
      signSecret: asSignSecretKey(bytesOf(signSecret)),
    },
  };
}

async function setUp(database: TestDatabase): Promise<NotedKeys> {
  const pair = newOrganisationPair();
  const keyFile = KeyFile.create(pair.publicKey);
  const first = { email: 'admin@desk.example', name: 'Asha Admin' };
  return inside(database.url, keyFile, async (get) => {
    const { staffId, passphrase, recoveryCode } = await get(SetUpOrganisation).setUp(pair.secretKey, first);
    const { signSecret } = await get(UnlockAdministrator).unlock(first.email, passphrase);
    const administrator = { id: staffId, ...first, role: 'administrator' as const, passphrase, recoveryCode };
    return {
      keyFile: keyFile.toText(),
      organisationSecret: textOf(pair.secretKey),
      signSecret: textOf(signSecret),
      administrator,
    };
  });
}

/** People that a test may put on its desks: making one takes longer than most tests. */
const SPARE: readonly (readonly [Role, number])[] = [
  ['counsellor', 10],
  ['coordinator', 2],
];

type NotedSpare = Account & { root: Text };

/** A database with an organisation and its administrator alone, and people who are not in it yet. */
export async function preparedOrganisation(): Promise<
  PreparedKeys & { database: TestDatabase; spare: OpenAccount[] }
> {
  await initCrypto();
  const { database, noted } = await cloneOf('organisation', async (made) => {
    const keys = await setUp(made);
    const { keyFile, granter } = keysOf(keys);
    const spare = await inside(made.url, keyFile, async (get) => {
      const people: NotedSpare[] = [];
      for (const [role, count] of SPARE)
        for (let at = 1; at <= count; at += 1) {
          const account = await makeAccount(get, granter, role, `spare.${role}.${at}`, `${role} person`);
          const opened = await get(StaffVault).openByPassword(account.email, account.passphrase, 'test');
          people.push({ ...account, root: textOf(opened?.root ?? new Uint8Array()) });
        }
      return people;
    });
    await putAside(
      made,
      'staff',
      'id',
      spare.map(({ id }) => id),
    );
    return { keys, spare };
  });
  const spare = noted.spare.map((one) => ({ ...one, root: asStaffRoot(bytesOf(one.root)) }));
  return { ...keysOf(noted.keys), database, spare };
}

/** Lets one of the people who were put aside work here. */
export async function takeOn(database: TestDatabase, { id }: Pick<Account, 'id'>): Promise<void> {
  await database.query('INSERT INTO staff SELECT * FROM prepared.staff WHERE id = $1', [id]);
}

/** A cookie of a session, and what its requests carry beside it. */
export interface OpenSession {
  cookie: string;
  csrfToken: string;
}

export interface NotedInstallation {
  keys: NotedKeys;
  deskId: string;
  coordinator: Account;
  counsellors: [Account, Account];
  /** By the id of the account. */
  sessions: Record<string, OpenSession & { idHash: Text }>;
}

/** A database with an administrator, and a desk of a coordinator and two counsellors; nobody is signed in. */
export async function preparedInstallation() {
  await initCrypto();
  const { database, noted } = await cloneOf('installation', async (made): Promise<NotedInstallation> => {
    const keys = await setUp(made);
    const { keyFile, granter, administrator } = keysOf(keys);
    return inside(made.url, keyFile, async (get) => {
      const coordinator = await makeAccount(get, granter, 'coordinator', 'coordinator', 'Chitra Coordinator');
      const one = await makeAccount(get, granter, 'counsellor', 'one', 'Kiran Counsellor');
      const two = await makeAccount(get, granter, 'counsellor', 'two', 'Meera Counsellor');
      const deskId = await get(CreateDesk).create(granter, {
        name: 'First desk',
        country: null,
        isDefault: true,
        memberIds: [coordinator.id, one.id, two.id],
      });
      const sessions: NotedInstallation['sessions'] = {};
      for (const { id, email, passphrase } of [administrator, coordinator, one, two]) {
        const opened = await get(StaffVault).openByPassword(email, passphrase, 'test');
        if (!opened) throw new Error('The password does not open the account.');
        const { token } = await get(Sessions).start(opened);
        const idHash = textOf(token.idHash);
        sessions[id] = { cookie: `staff=${token.text}`, csrfToken: csrfTokenOf(token.key), idHash };
      }
      await putAside(made, 'sessions', 'staff_id', Object.keys(sessions));
      return { keys, deskId, coordinator, counsellors: [one, two], sessions };
    });
  });
  return { ...noted, ...keysOf(noted.keys), database };
}

/** Begins the session that was prepared for an account. Null: none was. */
export async function beginSession(
  database: TestDatabase,
  { sessions }: Pick<NotedInstallation, 'sessions'>,
  { id }: Pick<Account, 'id'>,
): Promise<OpenSession | null> {
  const session = sessions[id];
  if (!session) return null;
  const idHash = Buffer.from(bytesOf(session.idHash));
  await database.query(
    'INSERT INTO sessions SELECT * FROM prepared.sessions WHERE id_hash = $1 ON CONFLICT DO NOTHING',
    [idHash],
  );
  await database.query(
    `UPDATE sessions SET seen_at = now(), ends_at = now() + interval '10 hours' WHERE id_hash = $1`,
    [idHash],
  );
  return { cookie: session.cookie, csrfToken: session.csrfToken };
}

/** Moves rows of a table to where nothing of the helpdesk looks. */
async function putAside(database: TestDatabase, table: string, key: string, values: string[]): Promise<void> {
  await database.query('CREATE SCHEMA IF NOT EXISTS prepared');
  await database.query(
    `CREATE TABLE prepared.${table} AS SELECT * FROM ${table} WHERE ${key} = ANY ('{${values.join()}}'::uuid[])`,
  );
  await database.query(`DELETE FROM ${table} WHERE ${key} = ANY ($1::uuid[])`, [values]);
}
