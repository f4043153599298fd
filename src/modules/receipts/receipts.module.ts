import { Module } from '@nestjs/common';
import { entities } from '../../platform/database/index.js';
import { registers } from '../../platform/definitions/index.js';
import { EntriesModule } from '../entries/index.js';
import { KeysModule } from '../keys/index.js';
import { ReporterSessionEntity } from './reporter-session.entity.js';
import { RECEIPTS } from './receipt.tables.js';
import { ReceiptEntity } from './receipt.entity.js';
import { ReceiptRepository } from './receipt.repository.js';
import { Receipts } from './receipts.service.js';
import { ReporterSessions } from './reporter-sessions.service.js';

@Module({
  imports: [EntriesModule, KeysModule],
  providers: [
    ReceiptRepository,
    Receipts,
    ReporterSessions,
    registers(RECEIPTS, ...entities(ReceiptEntity, ReporterSessionEntity)),
  ],
  exports: [Receipts, ReporterSessions],
})
export class ReceiptsModule {}
