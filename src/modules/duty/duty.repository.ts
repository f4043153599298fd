import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import type { RestReason } from '../vocabulary/index.js';
import type { Shift, Span } from './duty-times.js';

/** A plan as it is kept. `revision` counts its changes from 1. */
export interface PlanRow {
  revision: number;
  zone: string;
  alwaysOpen: boolean;
  hours: Span[];
  /** YYYY-MM-DD. */
  holidays: string[];
  shifts: Shift[];
  /** Why the rule of rest does not hold for it; null: it holds. */
  restReason: RestReason | null;
}

const SPAN = `'weekday', weekday, 'fromMinute', from_minute, 'toMinute', to_minute`;

@Injectable()
export class DutyRepository {
  constructor(private readonly database: Database) {}

  /** The plan of a desk, in the order of the week; null where none was ever set. */
  async find(deskId: string): Promise<PlanRow | null> {
    const rows = await this.database.query<PlanRow>(
      `SELECT revision, zone, always_open AS "alwaysOpen", rest_reason AS "restReason",
              (SELECT coalesce(jsonb_agg(jsonb_build_object(${SPAN}) ORDER BY weekday, from_minute), '[]')
                 FROM desk_hours WHERE desk_id = d.desk_id) AS hours,
              (SELECT coalesce(jsonb_agg(to_char(day, 'YYYY-MM-DD') ORDER BY day), '[]')
                 FROM desk_holidays WHERE desk_id = d.desk_id) AS holidays,
              (SELECT coalesce(jsonb_agg(jsonb_build_object(${SPAN}, 'staffId', staff_id, 'step', step)
                                         ORDER BY step, weekday, from_minute, staff_id), '[]')
                 FROM duty_shifts WHERE desk_id = d.desk_id) AS shifts
         FROM desk_duty d WHERE desk_id = $1`,
      [deskId],
    );
    return rows[0] ?? null;
  }

  /** The other desks on which any of these people has a shift. */
  async otherDesksOf(staffIds: readonly string[], deskId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT DISTINCT desk_id AS id FROM duty_shifts WHERE staff_id = ANY($1::uuid[]) AND desk_id <> $2 ORDER BY desk_id',
      [staffIds, deskId],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Puts a plan in the place of the one of revision `plan.revision` (0: of none), inside the caller's transaction. False,
   * and nothing is written, when another revision is there.
   */
  async replace(deskId: string, plan: PlanRow): Promise<boolean> {
    const { hours, holidays, shifts } = plan;
    if (!(await this.take(deskId, plan))) return false;
    for (const table of ['desk_hours', 'desk_holidays', 'duty_shifts']) {
      await this.database.execute(`DELETE FROM ${table} WHERE desk_id = $1`, [deskId]);
    }
    await this.database.execute(
      `INSERT INTO desk_hours (desk_id, weekday, from_minute, to_minute)
       SELECT $1, * FROM unnest($2::smallint[], $3::smallint[], $4::smallint[])`,
      [deskId, ...columnsOf(hours)],
    );
    await this.database.execute(
      'INSERT INTO desk_holidays (desk_id, day) SELECT $1, * FROM unnest($2::date[])',
      [deskId, holidays],
    );
    await this.database.execute(
      `INSERT INTO duty_shifts (desk_id, id, staff_id, step, weekday, from_minute, to_minute)
       SELECT $1, * FROM unnest($2::uuid[], $3::uuid[], $4::smallint[], $5::smallint[], $6::smallint[], $7::smallint[])`,
      [
        deskId,
        shifts.map(() => randomUUID()),
        shifts.map(({ staffId }) => staffId),
        shifts.map(({ step }) => step),
        ...columnsOf(shifts),
      ],
    );
    return true;
  }

  /**
   * Ends the shifts of a person on one desk, or (null) on all. Whoever is at work on a plan with them is told to look again.
   */
  async endShiftsOf(staffId: string, deskId: string | null): Promise<void> {
    await this.database.execute(
      `WITH ended AS (
         DELETE FROM duty_shifts WHERE staff_id = $1 AND ($2::uuid IS NULL OR desk_id = $2::uuid) RETURNING desk_id
       )
       UPDATE desk_duty SET revision = revision + 1 WHERE desk_id IN (SELECT desk_id FROM ended)`,
      [staffId, deskId],
    );
  }

  private async take(deskId: string, { revision, zone, alwaysOpen, restReason }: PlanRow): Promise<boolean> {
    const sql =
      revision === 0
        ? `INSERT INTO desk_duty (desk_id, zone, always_open, revision, rest_reason) VALUES ($1, $2, $3, $4::integer + 1, $5)
           ON CONFLICT (desk_id) DO NOTHING`
        : `UPDATE desk_duty SET zone = $2, always_open = $3, revision = revision + 1, rest_reason = $5
            WHERE desk_id = $1 AND revision = $4`;
    return (await this.database.execute(sql, [deskId, zone, alwaysOpen, revision, restReason])) === 1;
  }
}

function columnsOf(spans: readonly Span[]): number[][] {
  return [
    spans.map(({ weekday }) => weekday),
    spans.map(({ fromMinute }) => fromMinute),
    spans.map(({ toMinute }) => toMinute),
  ];
}
