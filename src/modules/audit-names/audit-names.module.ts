import { Module } from '@nestjs/common';
import { DesksModule } from '../desks/index.js';
import { StaffModule } from '../staff/index.js';
import { AuditNamesController } from './audit-names.controller.js';

/** For the web process alone. */
@Module({ imports: [DesksModule, StaffModule], controllers: [AuditNamesController] })
export class AuditNamesWebModule {}
