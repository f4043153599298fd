import { Injectable } from '@nestjs/common';
import { composeStatement, Database, type Sql, type StatementPart } from '../../platform/database/index.js';

/**
 * Writes a report. All of it is one statement that commits by itself: one way to the database and one flush of its log, where
 * a transaction of twenty statements would hold its locks over as many ways. Each part is the SQL of the module whose tables it
 * writes.
 */
@Injectable()
export class ReportWriter {
  constructor(private readonly database: Database) {}

  /**
   * @param last - the query whose row says that the report was written
   * @returns false when the draft was not as it was thought to be, or its case is there already: then nothing else was written
   */
  async write(parts: readonly StatementPart[], last: Sql): Promise<boolean> {
    const { text, values } = composeStatement(parts, last);
    return (await this.database.query(text, values)).length > 0;
  }
}
