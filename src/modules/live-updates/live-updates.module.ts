import { Module } from '@nestjs/common';
import { HttpModule } from '../../platform/http/index.js';
import { AuthModule } from '../auth/index.js';
import { CasesModule } from '../cases/index.js';
import { CaseStream } from './case-stream.js';
import { LiveUpdatesController } from './live-updates.controller.js';

/** Live updates, for the web process alone. */
@Module({
  imports: [AuthModule, CasesModule, HttpModule],
  controllers: [LiveUpdatesController],
  providers: [CaseStream],
  exports: [CaseStream],
})
export class LiveUpdatesWebModule {}
