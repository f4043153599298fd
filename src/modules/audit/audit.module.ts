import { Module } from '@nestjs/common';
import { entities } from '../../platform/database/index.js';
import { registers } from '../../platform/definitions/index.js';
import { HOUSE_ACTIONS } from './audit-actions.js';
import { AUDIT_CHECKED, AuditChecks } from './audit-checks.service.js';
import { AuditChecksRepository } from './audit-checks.repository.js';
import { AuditEntity } from './audit.entity.js';
import { AuditController } from './audit.controller.js';
import { AuditRepository } from './audit.repository.js';
import { Audit } from './audit.service.js';

/** For every process. */
@Module({
  providers: [
    Audit,
    AuditChecks,
    AuditChecksRepository,
    AuditRepository,
    registers(...HOUSE_ACTIONS, AUDIT_CHECKED, ...entities(AuditEntity)),
  ],
  exports: [Audit, AuditChecks],
})
export class AuditModule {}

/** The console's routes to the log: for the web process alone. */
@Module({ imports: [AuditModule], controllers: [AuditController], exports: [AuditModule] })
export class AuditWebModule {}
