import { Module } from '@nestjs/common';
import { StaffModule } from '../staff/index.js';
import { ReceiptRepository } from './receipt.repository.js';
import { Receipts } from './receipts.service.js';
import { ReporterSessions } from './reporter-sessions.service.js';

@Module({
  imports: [StaffModule],
  providers: [ReceiptRepository, Receipts, ReporterSessions],
  exports: [Receipts, ReporterSessions],
})
export class ReceiptsModule {}
