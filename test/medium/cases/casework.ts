import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { Module, type INestApplicationContext, type Type } from '@nestjs/common';
import {
  CryptoModule,
  deskKemPair,
  newDeskRoot,
  signDeskKey,
  signDeskRouting,
  type KeyFile,
  type StaffRoot,
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
import { CreateDesk, staffKeysOf, DesksModule, DeskVault } from '../../../src/modules/desks/index.js';
import {
  StaffModule,
  StaffVault,
  type Granter,
  type StaffSession,
} from '../../../src/modules/staff/index.js';
import { fileCase, type GivenCase } from './file-case.js';
import { captureLog, testConfig, type TestDatabase } from '../../support/index.js';
import {
  makeAccount,
  preparedOrganisation,
  takeOn,
  type Account,
  type OpenAccount,
} from '../../support/prepared.js';

// A helpdesk with accounts and cases takes some seconds to make while the whole suite runs beside it.

export interface Colleague {
  session: StaffSession;
  password: string;
  root: StaffRoot;
}

/** A helpdesk with its own database, one organisation, and the modules of cases on real parts. */
export class Casework {
  private constructor(
    readonly app: INestApplicationContext,
    readonly database: TestDatabase,
    readonly config: Config,
    readonly keyFile: KeyFile,
    readonly log: ReturnType<typeof captureLog>,
    readonly administrator: Account,
    private readonly granter: Granter,
    /** People who are on no desk yet. */
    private readonly spare: OpenAccount[],
  ) {}

  static async start(
    options: { modules?: Type[]; settings?: Record<string, string> } = {},
  ): Promise<Casework> {
    const { database, keyFile, administrator, granter, spare } = await preparedOrganisation();
    const config = testConfig({ DATABASE_URL: database.url, ...options.settings });
    const log = captureLog();
    const app = await NestFactory.createApplicationContext(
      casework(config, keyFile, log.logger, options.modules ?? []),
      { logger: log.logger, abortOnError: false },
    );
    return new Casework(app, database, config, keyFile, log, administrator, granter, spare);
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
    const accounts: OpenAccount[] = [];
    for (const role of roles) accounts.push(await this.person(role));
    const deskId = await this.get(CreateDesk).create(this.granter, {
      name: `Desk ${randomUUID()}`,
      country: null,
      isDefault: true,
      memberIds: accounts.map(({ id }) => id),
    });
    const people: Colleague[] = [];
    for (const account of accounts) people.push(await this.open(account));
    return { deskId, people };
  }

  /** Somebody who is on no desk: one of those that were made for all tests, as long as there are some. */
  private async person(role: Role): Promise<OpenAccount> {
    const at = this.spare.findIndex((one) => one.role === role);
    const [known] = at < 0 ? [] : this.spare.splice(at, 1);
    if (known) {
      await takeOn(this.database, known);
      return known;
    }
    const account = await makeAccount(
      (type) => this.app.get(type, { strict: false }),
      this.granter,
      role,
      `${role}.${randomUUID()}`,
      `${role} person`,
    );
    const opened = await this.get(StaffVault).openByPassword(account.email, account.passphrase, 'test');
    if (!opened) throw new Error('The password does not open the account.');
    return { ...account, root: opened.root };
  }

  private async open({ id: staffId, email, name, role, root, passphrase }: OpenAccount): Promise<Colleague> {
    const keys = staffKeysOf(root, await this.get(DeskVault).openDesks(staffId, root));
    const who = { staffId, name, email, role, locale: 'en', permissions: permissionsOf(role) };
    return { session: { ...who, sessionId: new Uint8Array(32), keys }, password: passphrase, root };
  }

  /**
   * Gives a desk the key of its next epoch, which the organisation vouches for and nobody of the desk holds.
   *
   * @param query - of a connection, where it is to happen within its transaction
   */
  async newDeskKey(
    deskId: string,
    query: (sql: string, params: unknown[]) => Promise<unknown> = (sql, params) =>
      this.database.query(sql, params),
  ): Promise<void> {
    const [desk] = await this.database.query<{
      epoch: number;
      number: number;
      country: string | null;
      isDefault: boolean;
      createdAt: Date;
    }>(
      `SELECT epoch, routing_number AS number, country, is_default AS "isDefault", created_at AS "createdAt"
         FROM desks WHERE id = $1`,
      [deskId],
    );
    if (!desk) throw new Error('No desk.');
    const epoch = desk.epoch + 1;
    const { publicKey: kemPublic } = deskKemPair(newDeskRoot());
    const secret = this.granter.organisationSecret;
    const signature = signDeskKey(secret, { deskId, epoch, kemPublic });
    const number = desk.number + 1;
    const routing = signDeskRouting(secret, { ...desk, deskId, epoch, number, inUse: true });
    await query(
      `UPDATE desks SET epoch = $2, kem_public = $3, key_signature = $4, routing_number = $5, routing_signature = $6
        WHERE id = $1`,
      [deskId, epoch, Buffer.from(kemPublic), Buffer.from(signature), number, Buffer.from(routing)],
    );
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
      DesksModule,
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
