import { Injectable } from '@nestjs/common';
import { SchemaWatch } from '../../../platform/database/index.js';
import { dayText } from '../../../platform/text/index.js';
import { AuditChecks } from '../../audit/index.js';
import { ChecksReadiness, type ReadinessCheck, type ReadinessFinding } from '../readiness-check.js';
import { auditCheck, schemaCheck } from '../readiness.definitions.js';

/** The worker walks the log every day: two without are one too many. */
const LATE_AFTER_HOURS = 48;
const HOUR = 3_600_000;

/** Whether the database is of this version. */
@Injectable()
@ChecksReadiness(schemaCheck)
export class SchemaCheck implements ReadinessCheck {
  constructor(private readonly schema: SchemaWatch) {}

  async look(): Promise<ReadinessFinding> {
    const { state, names } = await this.schema.look();
    return {
      state: state === 'ok' || state === 'ahead' ? 'fine' : 'attention',
      values: { schema: state, names: names.length },
    };
  }
}

/** Whether the audit log was found whole, and not too long ago. */
@Injectable()
@ChecksReadiness(auditCheck)
export class AuditCheck implements ReadinessCheck {
  constructor(private readonly checks: AuditChecks) {}

  async look(): Promise<ReadinessFinding> {
    const last = await this.checks.last();
    if (!last) return { state: 'unknown' };
    const { intact, rows, checkedAt } = last;
    const late = Date.now() - checkedAt.getTime() > LATE_AFTER_HOURS * HOUR;
    const found = intact ? 'intact' : 'broken';
    const values = { found, rows: Number(rows), doneOn: dayText(checkedAt) };
    return { state: intact && !late ? 'fine' : 'attention', values };
  }
}
