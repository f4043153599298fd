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
import { AppLogger } from '../logging/index.js';
import { createDataSource, type Durability, type EntityClass, findEntities, LIMITS } from './data-source.js';
import { databaseError } from './database-error.js';
import { Database } from './database.js';
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

/** The database, its transactions and its notifications, for every module. Starting fails when the database is away. */
@Global()
@Module({})
export class DatabaseModule {
  /**
   * @param options.entities - the entity classes; left out: all of the project
   * @param options.durability - left out: every commit waits for the disk
   */
  static forRoot(
    options: { entities?: readonly EntityClass[]; durability?: Durability } = {},
  ): DynamicModule {
    const dataSource = {
      provide: DataSource,
      inject: [Config, AppLogger],
      useFactory: async (config: Config, logger: AppLogger) => {
        const entities = options.entities ?? (await findEntities());
        const lost = (error: unknown): void => {
          if (source.isInitialized) logger.failure('database.connection_lost', error);
        };
        const source: DataSource = createDataSource(config, entities, lost, LIMITS, options.durability);
        try {
          return await source.initialize();
        } catch (error) {
          throw databaseError(error);
        }
      },
    };
    return {
      module: DatabaseModule,
      providers: [dataSource, Closing, Database, Transaction, Notifier],
      exports: [DataSource, Database, Transaction, Notifier],
    };
  }
}
