import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { Module, type INestApplicationContext, type Type } from '@nestjs/common';
import {
  CryptoModule,
  initCrypto,
  KeyFile,
  newOrganisationPair,
  newReceiptCode,
  reporterKemPair,
  type SignSecretKey,
} from '../../../src/platform/crypto/index.js';
import { ConfigModule, type Config } from '../../../src/platform/config/index.js';
import { DatabaseModule, minute, Transaction } from '../../../src/platform/database/index.js';
import { I18nModule } from '../../../src/platform/i18n/index.js';
import { LoggingModule } from '../../../src/platform/logging/index.js';
import { MailModule } from '../../../src/platform/mail/index.js';
import { Outbox, OutboxModule } from '../../../src/platform/outbox/index.js';
import { QueueModule } from '../../../src/platform/queue/index.js';
import { JOBS } from '../../../src/jobs.js';
import { CaseIntake, CasesModule, type NewCase } from '../../../src/modules/cases/index.js';
import { Clocks, ClocksModule, clockTimes } from '../../../src/modules/clocks/index.js';
import {
  CaseKeys,
  EntriesModule,
  NewCaseSealer,
  type CardContent,
} from '../../../src/modules/entries/index.js';
import { MessagesModule } from '../../../src/modules/messages/index.js';
import { NotificationsModule } from '../../../src/modules/notifications/index.js';
import { permissionsOf, type Role } from '../../../src/modules/permissions/index.js';
import type { ReporterSession } from '../../../src/modules/receipts/index.js';
import {
  CreateDesk,
  CreateStaff,
  Desks,
  SetUpOrganisation,
  StaffModule,
  staffKeysOf,
  StaffVault,
  type IntakeDesk,
  type StaffSession,
} from '../../../src/modules/staff/index.js';
import { captureLog, createTestDatabase, testConfig, type TestDatabase } from '../../support/index.js';

// A helpdesk with accounts and cases takes some seconds to make while the whole suite runs beside it.
jest.setTimeout(60_000);

/** Words that a reporter typed: no list, mail, event or job may ever hold them. */
export const STORY = 'zebra-canary-story';

/** What matters of a case in a test; the rest is made up. `minutes`: until its first answer is due. */
export type GivenCase = Partial<Omit<NewCase, 'card' | 'cardEpoch' | 'deskId'>> & {
  marks?: string[];
  minutes?: number;
};

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
    private readonly organisationSecret: SignSecretKey,
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
    const made = new Casework(app, database, config, keyFile, log, organisation.secretKey);
    await app
      .get(SetUpOrganisation)
      .run(organisation.secretKey, { email: `${randomUUID()}@example.org`, name: 'Admin' });
    return made;
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
    const authority = { actorId: null, organisationSecret: this.organisationSecret };
    const created = [];
    for (const role of roles) {
      const email = `${role}.${randomUUID()}@example.org`;
      created.push({
        email,
        ...(await this.get(CreateStaff).run(authority, { email, name: `${role} person`, role })),
      });
    }
    const deskId = await this.get(CreateDesk).run(authority, {
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
  async file(
    given: Partial<NewCase> & { card?: never; marks?: string[]; minutes?: number } = {},
  ): Promise<NewCase> {
    const desk = await this.get(Desks).intakeDesk(given.country ?? null);
    const { row, sealed, minutes } = this.prepare(desk, given);
    await this.get(Transaction).run(async () => {
      await this.get(CaseIntake).insert(row);
      await this.get(NewCaseSealer).insert(sealed);
      if (row.nextDeadlineAt) {
        await this.get(Clocks).open(row.id, 'first_answer', clockTimes(row.createdAt, minutes));
      }
      await this.get(Outbox).emit({ name: 'case.received', caseId: row.id, deskId: row.deskId });
    });
    return row;
  }

  /** A case ready to be written, with a report of `STORY`. */
  prepare(desk: IntakeDesk, given: GivenCase = {}) {
    const { marks = ['child'], minutes = 60, ...columns } = given;
    const id = columns.id ?? randomUUID();
    const createdAt = columns.createdAt ?? minute(new Date());
    const card: CardContent = {
      summary: 'threatened self online money',
      marks,
      reasons: ['adult-threatened'],
    };
    const sealed = this.get(NewCaseSealer).seal({
      caseId: id,
      desk,
      reporter: reporterKemPair(new Uint8Array(32).fill(7) as never).publicKey,
      report: {
        version: 1,
        language: 'en',
        country: 'IN',
        partial: false,
        answers: [{ id: 'story', question: 'What happened?', values: [], options: [], text: STORY }],
        keepOut: null,
      },
      card,
      createdAt,
    });
    const row: NewCase = {
      id,
      reference: newReceiptCode().slice(0, 12),
      kind: 'threatened',
      urgency: 2,
      playbook: 'sextortion_adult',
      ageBand: 'adult',
      country: 'IN',
      language: 'en',
      deskId: desk.id,
      createdAt,
      nextDeadlineAt: clockTimes(createdAt, minutes).dueAt,
      ...columns,
      card: sealed.card,
      cardEpoch: sealed.keyEpoch,
    };
    return { row, sealed, minutes };
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
      LoggingModule.forRoot(logger),
      CryptoModule.forRoot(keyFile),
      DatabaseModule.forRoot(),
      I18nModule,
      MailModule,
      QueueModule.forRoot({ jobs: JOBS }),
      OutboxModule,
      StaffModule,
      EntriesModule,
      ClocksModule,
      CasesModule,
      MessagesModule,
      NotificationsModule,
      ...more,
    ],
  })
  class CaseworkModule {}
  return CaseworkModule;
}
