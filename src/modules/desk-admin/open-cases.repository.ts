import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';

/** Counts stop here: that a desk has more than a thousand cases says enough. */
export const COUNTED_UP_TO = 1_001;

/** How many cases of each desk are open; the rows belong to the cases. */
@Injectable()
export class OpenCasesRepository {
  constructor(private readonly database: Database) {}

  /**
   * By the desk's id; a desk without any is absent.
   *
   * @param excluded - tags of who asks: cases that are kept from them do not count
   */
  async ofDesks(excluded: readonly Buffer[]): Promise<Map<string, number>> {
    const rows = await this.database.query<{ deskId: string; open: number }>(
      `SELECT d.id AS "deskId", counted.open FROM desks d CROSS JOIN LATERAL (
         SELECT count(*)::integer AS open FROM (
           SELECT FROM cases c WHERE c.desk_id = d.id AND c.status <> 'closed' AND NOT c.kept_out && $1::bytea[]
            LIMIT ${COUNTED_UP_TO}) found) counted
        WHERE counted.open > 0`,
      [excluded],
    );
    return new Map(rows.map(({ deskId, open }) => [deskId, open]));
  }
}
