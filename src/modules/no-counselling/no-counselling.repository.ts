import { Injectable } from '@nestjs/common';
import { Database, PLANNED_EACH_TIME } from '../../platform/database/index.js';
import { NO_COUNSELLING_REASONS } from '../vocabulary/index.js';

type Reason = (typeof NO_COUNSELLING_REASONS)[number];

/** How many contacts were closed for each reason. */
export type NoCounsellingCounts = Record<Reason, number>;

/** As the counts of the queue: nobody needs to know how far beyond a thousand it is. */
export const COUNTED_UP_TO = 1_001;

/** Counts closed contacts; the rows belong to the cases. */
@Injectable()
export class NoCounsellingRepository {
  constructor(private readonly database: Database) {}

  /**
   * @param deskIds - the desks of who asks
   * @param excluded - their tags: contacts that carry one are not counted
   */
  async counts(deskIds: readonly string[], excluded: readonly Buffer[]): Promise<NoCounsellingCounts> {
    const counted = NO_COUNSELLING_REASONS.map(
      (reason) =>
        `(SELECT count(*)::integer FROM (SELECT 1 FROM cases c WHERE c.desk_id = ANY($1::uuid[])
            AND c.close_reason = '${reason}' AND NOT c.kept_out && $2::bytea[] LIMIT ${COUNTED_UP_TO}) counted) AS ${reason}`,
    );
    const [row] = await this.database.query<NoCounsellingCounts>(
      `${PLANNED_EACH_TIME}SELECT ${counted.join(', ')}`,
      [deskIds, excluded],
    );
    return row ?? { test: 0, prank: 0, abuse: 0 };
  }
}
