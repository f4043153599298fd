import { Injectable } from '@nestjs/common';
import { Database, PLANNED_EACH_TIME } from '../../platform/database/index.js';
import type { Outcome, Urgency } from '../vocabulary/index.js';

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

  /**
   * How many cases of a person were closed with each of these outcomes since a day; those of none are left out. Of a closed case
   * the day alone is kept.
   */
  async outcomesOf(
    staffId: string,
    outcomes: readonly Outcome[],
    since: Date,
    { deskIds, excluded }: Seen,
  ): Promise<{ outcome: Outcome; count: number }[]> {
    return this.database.query(
      `${PLANNED_EACH_TIME}SELECT c.outcome, count(*)::integer AS count FROM cases c
        WHERE c.assignee_id = $1 AND c.status = 'closed' AND c.outcome = ANY($2::text[]) AND c.updated_at >= $3
          AND EXISTS (SELECT FROM case_events e WHERE e.case_id = c.id AND e.kind = 'status_set'
                         AND e.detail ->> 'status' = 'closed' AND e.created_at >= $3)
          AND c.desk_id = ANY($4::uuid[]) AND NOT c.kept_out && $5::bytea[]
        GROUP BY c.outcome`,
      [staffId, outcomes, since, deskIds, excluded],
    );
  }
}
