import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { Module, type INestApplicationContext, type Type } from '@nestjs/common';
import {
  CryptoModule,
  initCrypto,
  KeyFile,
  newOrganisationPair,
} from '../../../src/platform/crypto/index.js';
import { ConfigModule, type Config } from '../../../src/platform/config/index.js';
import { DatabaseModule } from '../../../src/platform/database/index.js';
import { DefinitionsModule } from '../../../src/platform/definitions/index.js';
import { I18nModule } from '../../../src/platform/i18n/index.js';
import { LoggingModule } from '../../../src/platform/logging/index.js';
import { MailModule } from '../../../src/platform/mail/index.js';
import { OutboxModule } from '../../../src/platform/outbox/index.js';
import { QueueModule } from '../../../src/platform/queue/index.js';
import { CasePageWebModule } from '../../../src/modules/case-page/index.js';
import { CasesModule, type NewCase } from '../../../src/modules/cases/index.js';
import { ClocksModule } from '../../../src/modules/clocks/index.js';
import { CaseKeys, EntriesModule } from '../../../src/modules/entries/index.js';
import { MessagesModule } from '../../../src/modules/messages/index.js';
import { StaffNoticesModule } from '../../../src/modules/staff-notices/index.js';
import { permissionsOf, type Role } from '../../../src/modules/permissions/index.js';
import { WorklistWebModule } from '../../../src/modules/worklist/index.js';
import type { ReporterSession } from '../../../src/modules/receipts/index.js';
import {
  CreateDesk,
  CreateStaff,
  SetUpOrganisation,
  StaffModule,
  staffKeysOf,
  StaffVault,
  UnlockAdministrator,
  type Granter,
  type StaffSession,
} from '../../../src/modules/staff/index.js';
import { fileCase, type GivenCase } from './file-case.js';
import { captureLog, createTestDatabase, testConfig, type TestDatabase } from '../../support/index.js';

// A helpdesk with accounts and cases takes some seconds to make while the whole suite runs beside it.
jest.setTimeout(60_000);

export interface Colleague {
  session: StaffSession;
  password: string;
}

/** A helpdesk with its own database, one organisation, and the modules of cases on real parts. */
export class Casework {
  private constructor(
    readonly app: INestApplicationContext,
    readonly database: TestDatabase,
    readonly config: Config,
    readonly keyFile: KeyFile,
    readonly log: ReturnType<typeof captureLog>,
    private readonly granter: Granter,
  ) {}

  static async start(
    options: { modules?: Type[]; settings?: Record<string, string> } = {},
  ): Promise<Casework> {
    await initCrypto();
    const organisation = newOrganisationPair();
    const keyFile = KeyFile.create(organisation.publicKey);
    const database = await createTestDatabase();
    const config = testConfig({ DATABASE_URL: database.url, ...options.settings });
    const log = captureLog();
    const app = await NestFactory.createApplicationContext(
      casework(config, keyFile, log.logger, options.modules ?? []),
      { logger: log.logger, abortOnError: false },
    );
    const email = `${randomUUID()}@example.org`;
    const admin = await app.get(SetUpOrganisation).run(organisation.secretKey, { email, name: 'Admin' });
    const granter = await app.get(UnlockAdministrator).run(email, admin.passphrase);
    return new Casework(app, database, config, keyFile, log, granter);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.database.drop();
  }

  get<T>(type: Type<T>): T {
    return this.app.get(type, { strict: false });
  }

  /** People and the desk they are on. */
  async desk(...roles: Role[]): Promise<{ deskId: string; people: Colleague[] }> {
    const created = [];
    for (const role of roles) {
      const email = `${role}.${randomUUID()}@example.org`;
      created.push({
        email,
        ...(await this.get(CreateStaff).run(this.granter, { email, name: `${role} person`, role })),
      });
    }
    const deskId = await this.get(CreateDesk).run(this.granter, {
      name: 'A desk',
      country: null,
      isDefault: true,
      memberIds: created.map(({ staffId }) => staffId),
    });
    const people: Colleague[] = [];
    for (const { email, passphrase } of created) people.push(await this.signIn(email, passphrase));
    return { deskId, people };
  }

  async signIn(email: string, password: string): Promise<Colleague> {
    const vault = this.get(StaffVault);
    const opened = await vault.openByPassword(email, password, 'test');
    if (!opened) throw new Error('The password does not open the account.');
    const { id: staffId, name, role, locale } = opened.staff;
    const keys = staffKeysOf(opened.root, await vault.openDesks(staffId, opened.root));
    const who = { staffId, name, email, role, locale, permissions: permissionsOf(role) };
    return { session: { ...who, sessionId: new Uint8Array(32), keys }, password };
  }

  /** Files a case at the default desk, as a submission does. */
  file(given: GivenCase = {}): Promise<NewCase> {
    return fileCase(this.app, given);
  }

  /** The reporter of a case, back with the code. */
  async reporterOf(caseId: string, staff: StaffSession): Promise<ReporterSession> {
    const open = await this.get(CaseKeys).openForStaff(staff.keys, caseId);
    if (!open) throw new Error('No grant.');
    const { keyEpoch, threadKey } = open;
    return { idHash: new Uint8Array(32), caseId, keyEpoch, threadKey };
  }
}

function casework(
  config: Config,
  keyFile: KeyFile,
  logger: ReturnType<typeof captureLog>['logger'],
  more: Type[],
): Type {
  @Module({
    imports: [
      ConfigModule.forRoot(config),
      DefinitionsModule,
      LoggingModule.forRoot(logger),
      CryptoModule.forRoot(keyFile),
      DatabaseModule.forRoot(),
      I18nModule,
      MailModule,
      QueueModule,
      OutboxModule,
      StaffModule,
      EntriesModule,
      ClocksModule,
      CasePageWebModule,
      CasesModule,
      MessagesModule,
      StaffNoticesModule,
      WorklistWebModule,
      ...more,
    ],
  })
  class CaseworkModule {}
  return CaseworkModule;
}
