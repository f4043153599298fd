import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { Definitions } from '../../platform/definitions/index.js';
import { CASE_TABLES, closingStatement } from '../case-tables/index.js';

/** What is over keeps the day of what happened and no longer the minute, in every table that modules register. */
@Injectable()
export class TimestampRedaction {
  private statement: string | null = null;

  constructor(
    private readonly database: Database,
    private readonly definitions: Definitions,
  ) {}

  /** In the transaction that holds the case, after everything else that it writes. */
  async truncateToDays(caseId: string): Promise<void> {
    this.statement ??= closingStatement(this.definitions.of(CASE_TABLES).values());
    await this.database.query(this.statement, [caseId]);
  }
}
