import { Global, Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '../config/index.js';
import { Definitions, DefinitionsModule } from '../definitions/index.js';
import { AppLogger } from '../logging/index.js';
import { createDataSource } from './data-source.js';
import { databaseError } from './database-error.js';
import { Database } from './database.js';
import { registeredEntities } from './entities.js';
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

async function connect(config: Config, logger: AppLogger, definitions: Definitions): Promise<DataSource> {
  const source: DataSource = createDataSource(config, registeredEntities(definitions), (error) => {
    if (source.isInitialized) logger.failure('database.connection_lost', error);
  });
  try {
    return await source.initialize();
  } catch (error) {
    throw databaseError(error);
  }
}

/**
 * The database, its transactions and its notifications, for every module. It knows the entities that the modules of the process
 * register with `entities()`. Needs Config and AppLogger from global modules. Starting fails with a DatabaseError when the
 * database does not answer.
 */
@Global()
@Module({
  imports: [DefinitionsModule],
  providers: [
    { provide: DataSource, inject: [Config, AppLogger, Definitions], useFactory: connect },
    Closing,
    Database,
    Transaction,
    Notifier,
  ],
  exports: [DataSource, Database, Transaction, Notifier],
})
export class DatabaseModule {}
