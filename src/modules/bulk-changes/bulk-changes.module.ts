import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { BulkChanges } from './bulk-changes.service.js';
import { BulkChangesController } from './bulk-changes.controller.js';

/** The changes of many cases, for the web process alone. */
@Module({ imports: [CasesModule], controllers: [BulkChangesController], providers: [BulkChanges] })
export class BulkChangesWebModule {}
