import { Injectable } from '@nestjs/common';
import { Database, PLANNED_EACH_TIME } from '../../platform/database/index.js';
import { NO_COUNSELLING_REASONS } from '../vocabulary/index.js';
import type { Measure, Population } from './measure.js';

/** How many cases of a desk fall into a category. */
export interface CountRow {
  deskId: string;
  measure: string;
  category: string;
  count: number;
}

/** A figure as it was published; of a week, `2026-11-30`, its Monday. */
export interface CellRow extends CountRow {
  week: string;
}

const NO_COUNSELLING = `c.close_reason IN (${NO_COUNSELLING_REASONS.map((reason) => `'${reason}'`).join(', ')})`;
const IN_POPULATION: Readonly<Record<Population, string>> = {
  received: `(${NO_COUNSELLING}) IS NOT TRUE`,
  set_aside: NO_COUNSELLING,
};

/** The tables `insight_weeks` and `insight_cells`, and the rows of cases that are counted for them. */
@Injectable()
export class InsightRepository {
  constructor(private readonly database: Database) {}

  /** The last week that was published, its Monday; null: none. */
  async lastWeek(): Promise<Date | null> {
    const [row] = await this.database.query<{ week: Date | null }>(
      `SELECT max(week)::timestamp AT TIME ZONE 'UTC' AS week FROM insight_weeks`,
    );
    return row?.week ?? null;
  }

  /** When the first case came in; null: none has. */
  async firstCaseAt(): Promise<Date | null> {
    const [row] = await this.database.query<{ at: Date | null }>('SELECT min(created_at) AS at FROM cases');
    return row?.at ?? null;
  }

  /**
   * Counts the cases that came in from one moment on and before another, all measures over the same rows at the same moment. Those that
   * are kept from somebody are left out for everybody: whoever may see all others would find them as the difference.
   */
  count(measures: readonly Measure[], from: Date, before: Date): Promise<CountRow[]> {
    const counts = measures.map(
      ({ of, population }, at) =>
        `SELECT c.desk_id, $3::text[], ${at + 1}, ${of} AS category, count(*)::integer AS count
           FROM counted c WHERE ${IN_POPULATION[population]} GROUP BY c.desk_id, 4`,
    );
    return this.database.query<CountRow>(
      `${PLANNED_EACH_TIME}WITH counted AS MATERIALIZED (
         SELECT id, desk_id, kind, playbook, urgency, age_band, country, language, close_reason, outcome, created_at
           FROM cases WHERE created_at >= $1 AND created_at < $2 AND cardinality(kept_out) = 0)
       SELECT f.desk_id AS "deskId", f.names[f.at] AS measure, f.category, f.count
         FROM (${counts.join(' UNION ALL ')}) AS f (desk_id, names, at, category, count)`,
      [from, before, measures.map(({ name }) => name)],
    );
  }

  /** Whether the caller is the one who publishes the week. */
  async claim(week: string, today: string): Promise<boolean> {
    const claimed = await this.database.execute(
      'INSERT INTO insight_weeks (week, published_on) VALUES ($1::date, $2::date) ON CONFLICT DO NOTHING',
      [week, today],
    );
    return claimed > 0;
  }

  async keep(week: string, cells: readonly CountRow[]): Promise<void> {
    await this.database.execute(
      `INSERT INTO insight_cells (week, desk_id, measure, category, count)
       SELECT $1::date, * FROM unnest($2::uuid[], $3::text[], $4::text[], $5::integer[])`,
      [
        week,
        cells.map(({ deskId }) => deskId),
        cells.map(({ measure }) => measure),
        cells.map(({ category }) => category),
        cells.map(({ count }) => count),
      ],
    );
  }

  /** The Mondays of the last weeks that were published, at most so many, the first one first. */
  async weeks(most: number): Promise<string[]> {
    const rows = await this.database.query<{ week: string }>(
      `SELECT to_char(week, 'YYYY-MM-DD') AS week FROM insight_weeks ORDER BY insight_weeks.week DESC LIMIT $1`,
      [most],
    );
    return rows.map(({ week }) => week).reverse();
  }

  /** What was published of desks from a week on; what is 0 is not kept. */
  cells(deskIds: readonly string[], from: string): Promise<CellRow[]> {
    return this.database.query<CellRow>(
      `SELECT to_char(week, 'YYYY-MM-DD') AS week, desk_id AS "deskId", measure, category, count FROM insight_cells
        WHERE desk_id = ANY($1::uuid[]) AND week >= $2::date ORDER BY insight_cells.week, desk_id, measure, category`,
      [deskIds, from],
    );
  }

  /** The same, all these desks together. */
  sums(deskIds: readonly string[], from: string): Promise<Omit<CountRow, 'deskId'>[]> {
    return this.database.query<Omit<CountRow, 'deskId'>>(
      `SELECT measure, category, sum(count)::integer AS count FROM insight_cells
        WHERE desk_id = ANY($1::uuid[]) AND week >= $2::date GROUP BY 1, 2`,
      [deskIds, from],
    );
  }

  /** How many cases each week brought these desks together; weeks of which 0 is published are left out. */
  received(deskIds: readonly string[], from: string): Promise<{ week: string; count: number }[]> {
    return this.database.query<{ week: string; count: number }>(
      `SELECT to_char(week, 'YYYY-MM-DD') AS week, sum(count)::integer AS count FROM insight_cells
        WHERE desk_id = ANY($1::uuid[]) AND week >= $2::date AND measure = 'received' GROUP BY insight_cells.week`,
      [deskIds, from],
    );
  }
}
