import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Config, ConfigModule } from '../../src/platform/config/index.js';
import { CryptoModule, initCrypto, KeyFile, newOrganisationPair } from '../../src/platform/crypto/index.js';
import { DatabaseModule } from '../../src/platform/database/index.js';
import { createLogger, LoggingModule } from '../../src/platform/logging/index.js';
import { CreateDesk, DesksModule } from '../../src/modules/desks/index.js';
import {
  CreateStaff,
  SetUpOrganisation,
  StaffModule,
  UnlockAdministrator,
  type Granter,
} from '../../src/modules/staff/index.js';
import type { Role } from '../../src/modules/permissions/index.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';
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

/** A helpdesk with its own database and keys: an administrator, and a desk of a coordinator and two counsellors. */
export interface Installation {
  database: TestDatabase;
  keyFile: KeyFile;
  /** Variables of the environment that lead to it. */
  variables: Record<string, string>;
  deskId: string;
  administrator: Account;
  coordinator: Account;
  counsellors: [Account, Account];
  /** Makes another desk with one counsellor of its own. */
  addDesk(name: string): Promise<{ deskId: string; counsellor: Account }>;
  /** Makes an account that is on no desk. */
  addStaff(role: Role, local: string): Promise<Account>;
}

@Module({})
class InstallModule {
  static forRoot(config: Config, keyFile: KeyFile): DynamicModule {
    return {
      module: InstallModule,
      imports: [
        ConfigModule.forRoot(config),
        LoggingModule.forRoot(createLogger(config, 'cli')),
        CryptoModule.forRoot(keyFile),
        DatabaseModule,
        DesksModule,
        StaffModule,
      ],
    };
  }
}

/** Sets up a fresh helpdesk in a database of its own; `database.drop()` removes it. */
export async function createInstallation(): Promise<Installation> {
  await initCrypto();
  const database = await createTestDatabase();
  const organisation = newOrganisationPair();
  const keyFile = KeyFile.create(organisation.publicKey);
  const folder = mkdtempSync(join(tmpdir(), 'abhaya-keys-'));
  const path = join(folder, 'keys.json');
  writeFileSync(path, keyFile.toText(), { mode: 0o600 });
  const variables = { DATABASE_URL: database.url, KEY_FILE: path, MAIL_FOLDER: join(folder, 'mail') };

  const within = async <T>(
    work: (get: <S>(type: new (...args: never[]) => S) => S) => Promise<T>,
  ): Promise<T> => {
    const app = await NestFactory.createApplicationContext(
      InstallModule.forRoot(testConfig({ ...variables, DATABASE_POOL: '2' }), keyFile),
      { logger: false, abortOnError: false },
    );
    try {
      return await work((type) => app.get(type));
    } finally {
      await app.close();
    }
  };
  const authority = { actorId: null, organisationSecret: organisation.secretKey };
  let granter: Granter;
  const person = async (staff: CreateStaff, role: Role, local: string, name: string): Promise<Account> => {
    const email = `${local}@desk.example`;
    const { staffId, passphrase, recoveryCode } = await staff.create(authority, { email, name, role });
    return { id: staffId, email, name, role, passphrase, recoveryCode };
  };

  return within(async (get) => {
    const first = { email: 'admin@desk.example', name: 'Asha Admin' };
    const { staffId, passphrase, recoveryCode } = await get(SetUpOrganisation).setUp(
      organisation.secretKey,
      first,
    );
    granter = await get(UnlockAdministrator).unlock(first.email, passphrase);
    const staff = get(CreateStaff);
    const coordinator = await person(staff, 'coordinator', 'coordinator', 'Chitra Coordinator');
    const one = await person(staff, 'counsellor', 'one', 'Kiran Counsellor');
    const two = await person(staff, 'counsellor', 'two', 'Meera Counsellor');
    const deskId = await get(CreateDesk).create(granter, {
      name: 'First desk',
      country: null,
      isDefault: true,
      memberIds: [coordinator.id, one.id, two.id],
    });
    return {
      database,
      keyFile,
      variables,
      deskId,
      administrator: { id: staffId, ...first, role: 'administrator' as const, passphrase, recoveryCode },
      coordinator,
      counsellors: [one, two] as [Account, Account],
      addDesk: (name: string) =>
        within(async (inner) => {
          const local = name.toLowerCase().replaceAll(' ', '-');
          const counsellor = await person(inner(CreateStaff), 'counsellor', local, `Counsellor of ${name}`);
          const desk = { name, country: null, isDefault: false, memberIds: [counsellor.id] };
          return { deskId: await inner(CreateDesk).create(granter, desk), counsellor };
        }),
      addStaff: (role: Role, local: string) =>
        within((inner) => person(inner(CreateStaff), role, local, `Person ${local}`)),
    };
  });
}
