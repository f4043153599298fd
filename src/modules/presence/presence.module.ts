import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/index.js';
import { CasesModule } from '../cases/index.js';
import { LiveUpdatesWebModule } from '../live-updates/index.js';
import { StaffModule } from '../staff/index.js';
import { PresenceController } from './presence.controller.js';
import { Presence } from './presence.service.js';

/** Who has which case before them, for the web process alone: it lives in its memory. */
@Module({
  imports: [AuthModule, CasesModule, LiveUpdatesWebModule, StaffModule],
  controllers: [PresenceController],
  providers: [Presence],
})
export class PresenceWebModule {}
