import { Module } from '@nestjs/common';
import { AlarmsModule } from '../alarms/index.js';
import { AuditModule } from '../audit/index.js';
import { Statements } from './statements.service.js';

/** For every process. Needs KeyFile from a global module. */
@Module({ imports: [AlarmsModule, AuditModule], providers: [Statements], exports: [Statements] })
export class StatementsModule {}
