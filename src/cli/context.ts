import { Module, type DynamicModule, type INestApplicationContext, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ConfigModule, loadKeyFile, type Config } from '../platform/config/index.js';
import { CryptoModule, initCrypto, KeyFile } from '../platform/crypto/index.js';
import { DatabaseModule } from '../platform/database/index.js';
import { DefinitionsModule } from '../platform/definitions/index.js';
import { I18nModule } from '../platform/i18n/index.js';
import { createLogger, LoggingModule } from '../platform/logging/index.js';
import { OutboxModule, StoppedJobs } from '../platform/outbox/index.js';
import { QueueModule } from '../platform/queue/index.js';
import { AuditModule } from '../modules/audit/index.js';
import { DesksModule } from '../modules/desks/index.js';
import { ExclusionsJoiningModule } from '../modules/exclusions/index.js';
import { HandoverSealedModule } from '../modules/handover/index.js';
import { SearchModule } from '../modules/search/index.js';
import { KeyChecks, KeysModule } from '../modules/keys/index.js';
import { LoadModule } from '../modules/load/index.js';
import { PeopleModule } from '../modules/people/index.js';
import { ReceivedMailModule } from '../modules/received-mail/index.js';
import { RotationModule } from '../modules/rotation/index.js';
import { PublishedSettingsModule } from '../modules/site-settings/index.js';
import { StaffModule } from '../modules/staff/index.js';
import { StaffNoticesModule } from '../modules/staff-notices/index.js';

/** What commands need that work on the database alone. */
@Module({})
class OperatorModule {
  static forRoot(config: Config, more: (Type | DynamicModule)[]): DynamicModule {
    // Results go to standard output, so the log of an operator's command goes to standard error, and only when it matters.
    const logger = createLogger(
      { logLevel: config.logLevel === 'debug' ? 'debug' : 'error' },
      'cli',
      process.stderr,
    );
    return {
      module: OperatorModule,
      imports: [
        ConfigModule.forRoot(config),
        LoggingModule.forRoot(logger),
        DatabaseModule.forRoot(),
        KeysModule,
        ...more,
      ],
      providers: [StoppedJobs],
    };
  }
}

/** What commands need besides that write to cases, or count what is sealed to desks. */
const CASES = [
  DefinitionsModule,
  I18nModule,
  QueueModule,
  OutboxModule,
  HandoverSealedModule,
  LoadModule,
  ReceivedMailModule,
  SearchModule,
  StaffNoticesModule,
];

type Work<T> = (context: INestApplicationContext) => Promise<T>;

async function within<T>(module: DynamicModule, work: Work<T>): Promise<T> {
  await initCrypto();
  const context = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}

/** Does the work with the database, without any keys. */
export function withDatabase<T>(config: Config, work: Work<T>): Promise<T> {
  return within(OperatorModule.forRoot(config, []), work);
}

/** Does the work with these keys, which the database need not know yet. */
export function withNewKeys<T>(
  config: Config,
  keyFile: KeyFile,
  work: Work<T>,
  more: readonly Type[] = [],
): Promise<T> {
  return within(
    OperatorModule.forRoot(config, [
      AuditModule,
      CryptoModule.forRoot(keyFile),
      DesksModule,
      ExclusionsJoiningModule,
      PeopleModule,
      PublishedSettingsModule,
      RotationModule,
      StaffModule,
      ...more,
    ]),
    work,
  );
}

/** Does the work with the keys of KEY_FILE. Throws ConfigError, KEY_FILE_INVALID, KEY_FILE_MISMATCH, NOT_SET_UP. */
export function withKeys<T>(config: Config, work: Work<T>): Promise<T> {
  return withKnownKeys(config, work, []);
}

/** The same with what writes to cases and knows what is sealed to desks. */
export function withCases<T>(config: Config, work: Work<T>, more: readonly Type[] = []): Promise<T> {
  return withKnownKeys(config, work, [...CASES, ...more]);
}

async function withKnownKeys<T>(config: Config, work: Work<T>, more: readonly Type[]): Promise<T> {
  await initCrypto();
  const keyFile = KeyFile.parse(await loadKeyFile(config));
  const verified: Work<T> = async (context) => {
    await context.get(KeyChecks, { strict: false }).verify(keyFile);
    return work(context);
  };
  return withNewKeys(config, keyFile, verified, more);
}
