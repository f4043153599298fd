import { Module } from '@nestjs/common';
import { registers } from '../../platform/definitions/index.js';
import { HOUSE_ACTIONS } from './audit-actions.js';
import { AuditController } from './audit.controller.js';
import { AuditRepository } from './audit.repository.js';
import { Audit } from './audit.service.js';

/** For every process. */
@Module({ providers: [Audit, AuditRepository, registers(...HOUSE_ACTIONS)], exports: [Audit] })
export class AuditModule {}

/** The console's routes to the log: for the web process alone. */
@Module({ imports: [AuditModule], controllers: [AuditController], exports: [AuditModule] })
export class AuditApiModule {}
