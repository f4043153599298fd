import { randomUUID } from 'node:crypto';
import { Module, type DynamicModule, type INestApplication, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ConfigModule } from '../../../src/platform/config/index.js';
import { CryptoModule, type KeyFile } from '../../../src/platform/crypto/index.js';
import { DatabaseModule } from '../../../src/platform/database/index.js';
import {
  createWebAdapter,
  HttpModule,
  openListeners,
  type Addresses,
  type Surface,
} from '../../../src/platform/http/index.js';
import { LoggingModule } from '../../../src/platform/logging/index.js';
import { AuditWebModule } from '../../../src/modules/audit/index.js';
import { AuthModule, type SessionDto } from '../../../src/modules/auth/index.js';
import { PERMISSIONS, type Role } from '../../../src/modules/permissions/index.js';
import { CreateDesk, DesksWebModule } from '../../../src/modules/desks/index.js';
import { CreateStaff, type CreatedStaff, type Granter } from '../../../src/modules/staff/index.js';
import { captureLog, testConfig, type TestDatabase } from '../../support/index.js';
import { preparedOrganisation } from '../../support/prepared.js';

export interface Options {
  modules?: Type[];
  settings?: Record<string, string>;
  /** Built files to serve instead of those in dist. */
  folders?: Partial<Record<Surface, string>>;
  /** Changes the way to the database. */
  through?: (databaseUrl: string) => Promise<string>;
}

export type Person = CreatedStaff & { email: string };

@Module({})
class WebFixtureModule {}

/** A helpdesk with its own database and organisation, and the web process's floor listening on two loopback ports. */
export class WebFixture {
  private constructor(
    readonly app: INestApplication,
    readonly addresses: Addresses,
    readonly database: TestDatabase,
    readonly keyFile: KeyFile,
    /** The administrator, who signs what they hand out. */
    readonly granter: Granter,
    readonly administrator: Person,
    readonly log: ReturnType<typeof captureLog>,
  ) {}

  static async start(options: Options = {}): Promise<WebFixture> {
    const { database, keyFile, granter, administrator } = await preparedOrganisation();
    const log = captureLog();
    const url = options.through ? await options.through(database.url) : database.url;
    const config = testConfig({ DATABASE_URL: url, ...options.settings });
    const module: DynamicModule = {
      module: WebFixtureModule,
      imports: [
        ConfigModule.forRoot(config),
        LoggingModule.forRoot(log.logger),
        CryptoModule.forRoot(keyFile),
        DatabaseModule.forRoot(),
        HttpModule,
        AuditWebModule,
        DesksWebModule,
        AuthModule,
        ...(options.modules ?? []),
      ],
    };
    const adapter = createWebAdapter(config, options.folders ?? { site: '/nowhere', console: '/nowhere' });
    const app = await NestFactory.create(module, adapter, { logger: log.logger, abortOnError: false });
    const at = { listenHost: '127.0.0.1', port: 0, consolePort: 0 };
    const addresses = await openListeners(app, at, PERMISSIONS);
    const person = { ...administrator, staffId: administrator.id };
    return new WebFixture(app, addresses, database, keyFile, granter, person, log);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.database.drop();
  }

  get<T>(type: Type<T>): T {
    return this.app.get(type, { strict: false });
  }

  url(surface: Surface, path: string): string {
    return `http://127.0.0.1:${this.addresses[surface]}${path}`;
  }

  get authority() {
    return { actorId: this.administrator.staffId, organisationSecret: this.granter.organisationSecret };
  }

  async person(role: Role): Promise<Person> {
    const email = `${role}.${randomUUID()}@example.org`;
    const created = await this.get(CreateStaff).create(this.authority, { email, name: `A ${role}`, role });
    return { ...created, email };
  }

  async desk(members: readonly Person[], isDefault = true, country: string | null = null): Promise<string> {
    const memberIds = members.map(({ staffId }) => staffId);
    const name = `Desk ${randomUUID()}`;
    return this.get(CreateDesk).create(this.granter, { name, country, isDefault, memberIds });
  }

  browser(): Browser {
    return new Browser(this);
  }
}

/** A counsellor's browser: keeps its cookies, and its CSRF token once signed in. */
export class Browser {
  /** By name. */
  readonly cookies = new Map<string, string>();
  csrfToken = '';

  constructor(private readonly fixture: WebFixture) {}

  /** All of them, as a request carries them. */
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  set cookie(text: string) {
    this.cookies.clear();
    for (const pair of text.split('; ').filter(Boolean)) this.keep(pair);
  }

  private keep(pair: string): void {
    const at = pair.indexOf('=');
    this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const response = await fetch(this.fixture.url('console', path), {
      method,
      redirect: 'manual',
      headers: {
        ...(this.cookie && { cookie: this.cookie }),
        ...(this.csrfToken && method !== 'GET' && { 'x-csrf-token': this.csrfToken }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) this.keep(line.split(';')[0] ?? '');
    return response;
  }

  async signIn(email: string, password: string, headers: Record<string, string> = {}): Promise<SessionDto> {
    const response = await this.send('POST', '/api/auth/sign-in', { email, password }, headers);
    const session = (await response.json()) as SessionDto;
    if (response.status !== 200) throw new Error(`Sign-in answered ${response.status}`);
    this.csrfToken = session.csrfToken;
    return session;
  }
}
