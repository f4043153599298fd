import { Injectable } from '@nestjs/common';
import { Database, PLANNED_EACH_TIME } from '../../platform/database/index.js';
import type { Urgency } from '../vocabulary/index.js';

/** What a person may see: cases of these desks that carry none of these tags. */
export interface Seen {
  readonly deskIds: readonly string[];
  readonly excluded: readonly Buffer[];
}

/** Reads how severe cases are; the rows belong to the cases. */
@Injectable()
export class OwnShiftRepository {
  constructor(private readonly database: Database) {}

  /** How many of these cases have one of these urgencies now; one that the person may not see counts for none. */
  async countOf(
    caseIds: readonly string[],
    urgencies: readonly Urgency[],
    { deskIds, excluded }: Seen,
  ): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `${PLANNED_EACH_TIME}SELECT count(*)::integer AS count FROM cases c
        WHERE c.id = ANY($1::uuid[]) AND c.urgency = ANY($2::smallint[]) AND c.desk_id = ANY($3::uuid[])
          AND NOT c.kept_out && $4::bytea[]`,
      [caseIds, urgencies, deskIds, excluded],
    );
    return row?.count ?? 0;
  }
}
