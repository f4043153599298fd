import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { StaffModule } from '../staff/index.js';
import { RECEIPTS } from './receipt.tables.js';
import { ReceiptRepository } from './receipt.repository.js';
import { Receipts } from './receipts.service.js';
import { ReporterSessions } from './reporter-sessions.service.js';

@Module({
  imports: [StaffModule],
  providers: [ReceiptRepository, Receipts, ReporterSessions, registers(RECEIPTS)],
  exports: [Receipts, ReporterSessions],
})
export class ReceiptsModule {}
