import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { BulkChanges } from './bulk-changes.service.js';
import { BulkChangesController } from './bulk-changes.controller.js';

/** The changes of many cases. */
@Module({ imports: [CasesModule], providers: [BulkChanges], exports: [BulkChanges] })
export class BulkChangesModule {}

/** The console's route to them, for the web process alone. */
@Module({ imports: [BulkChangesModule], controllers: [BulkChangesController] })
export class BulkChangesWebModule {}
