import { Module } from '@nestjs/common';
import { HttpModule } from '../../platform/http/index.js';
import { AuthModule } from '../auth/index.js';
import { CaseChangeSweep } from './case-change-sweep.js';
import { CaseEventsController } from './case-events.controller.js';
import { CaseStream } from './case-stream.js';
import { CasesController } from './cases.controller.js';
import { CasesModule } from './cases.module.js';

/** The cases of the console's API, for the web process alone. */
@Module({
  imports: [AuthModule, CasesModule, HttpModule],
  controllers: [CasesController, CaseEventsController],
  providers: [CaseChangeSweep, CaseStream],
})
export class CasesApiModule {}
