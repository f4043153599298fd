import {
  type DynamicModule,
  Global,
  Inject,
  Injectable,
  Module,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '../config/index.js';
import { Definitions, DefinitionsModule } from '../definitions/index.js';
import { AppLogger } from '../logging/index.js';
import { createDataSource, type Durability, LIMITS } from './data-source.js';
import { databaseError } from './database-error.js';
import { DatabaseClock } from './database-clock.js';
import { Database } from './database.js';
import { registeredEntities } from './entities.js';
import { requireKnownSchema } from './schema-guard.js';
import { SchemaWatch } from './schema-watch.js';
import { Notifier } from './notifier.js';
import { Transaction } from './transaction.js';

/** Closes the pool once nothing else of the process runs any more. */
@Injectable()
class Closing implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}

/**
 * The database, its transactions and its notifications, for every module. It knows the entities that the modules of the process
 * register with `entities()`. Needs Config and AppLogger from global modules. Starting fails with a DatabaseError when the
 * database does not answer, and with a SchemaError when its schema is not the one that this build works with.
 */
@Global()
@Module({})
export class DatabaseModule {
  /** @param options.durability - left out: every commit waits for the disk */
  static forRoot(options: { durability?: Durability } = {}): DynamicModule {
    const dataSource = {
      provide: DataSource,
      inject: [Config, AppLogger, Definitions],
      useFactory: async (config: Config, logger: AppLogger, definitions: Definitions) => {
        const lost = (error: unknown): void => {
          if (source.isInitialized) logger.failure('database.connection_lost', error);
        };
        const entities = registeredEntities(definitions);
        const source: DataSource = createDataSource(config, entities, lost, LIMITS, options.durability);
        try {
          await source.initialize();
          await requireKnownSchema(source);
          return source;
        } catch (error) {
          if (source.isInitialized) await source.destroy();
          throw databaseError(error);
        }
      },
    };
    return {
      module: DatabaseModule,
      imports: [DefinitionsModule],
      providers: [dataSource, Closing, Database, DatabaseClock, Transaction, Notifier, SchemaWatch],
      exports: [DataSource, Database, DatabaseClock, Transaction, Notifier, SchemaWatch],
    };
  }
}
