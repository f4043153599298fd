import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { AlarmsModule } from '../alarms/index.js';
import { AuditModule } from '../audit/index.js';
import { CasesModule } from '../cases/index.js';
import { DesksModule } from '../desks/index.js';
import { SiteSettingsModule } from '../site-settings/index.js';
import { StaffModule } from '../staff/index.js';
import { CannedRepliesController } from './canned-replies.controller.js';
import { CannedReplies } from './canned-replies.service.js';
import { CANNED_REPLY_DEFINITIONS } from './canned-reply.definitions.js';
import { CannedReplyRepository } from './canned-reply.repository.js';

/** Replies written beforehand, for the web process alone. */
@Module({
  imports: [AlarmsModule, AuditModule, CasesModule, DesksModule, SiteSettingsModule, StaffModule],
  controllers: [CannedRepliesController],
  providers: [CannedReplies, CannedReplyRepository, registers(...CANNED_REPLY_DEFINITIONS)],
})
export class CannedRepliesWebModule {}
