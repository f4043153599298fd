import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import type { OtherCall } from '../vocabulary/index.js';

/** Calls of one kind to a desk. */
export interface CountedCalls {
  deskId: string;
  kind: OtherCall;
  count: number;
}

/** Calls of which no case is made: how many on a day (UTC), and nothing about any of them. */
@Injectable()
export class OtherCallsRepository {
  constructor(private readonly database: Database) {}

  async add(deskId: string, kind: OtherCall): Promise<void> {
    await this.database.query(
      `INSERT INTO other_calls (desk_id, day, kind, count) VALUES ($1, (now() AT TIME ZONE 'UTC')::date, $2, 1)
         ON CONFLICT (desk_id, day, kind) DO UPDATE SET count = other_calls.count + 1`,
      [deskId, kind],
    );
  }

  /** Takes the latest one back that was counted today; nothing where there is none. */
  async takeBack(deskId: string, kind: OtherCall): Promise<void> {
    await this.database.query(
      `UPDATE other_calls SET count = count - 1
        WHERE desk_id = $1 AND kind = $2 AND day = (now() AT TIME ZONE 'UTC')::date AND count > 0`,
      [deskId, kind],
    );
  }

  /** Those of the last 30 days; a kind without any is left out. */
  ofLate(deskIds: readonly string[]): Promise<CountedCalls[]> {
    return this.database.query<CountedCalls>(
      `SELECT desk_id AS "deskId", kind, sum(count)::integer AS count FROM other_calls
        WHERE desk_id = ANY($1::uuid[]) AND day > (now() AT TIME ZONE 'UTC')::date - 30
        GROUP BY desk_id, kind HAVING sum(count) > 0 ORDER BY desk_id, kind`,
      [deskIds],
    );
  }
}
