import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The figures of each week as they were published: rounded at random, and never again otherwise. */
export class AddInsight20261205120000 implements MigrationInterface {
  name = 'AddInsight20261205120000';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE insight_weeks (
        week date PRIMARY KEY CHECK (extract(isodow FROM week) = 1),
        published_on date NOT NULL
      );
      CREATE TABLE insight_cells (
        week date NOT NULL REFERENCES insight_weeks,
        desk_id uuid NOT NULL REFERENCES desks,
        measure text NOT NULL,
        category text NOT NULL,
        count integer NOT NULL CHECK (count > 0 AND count % 5 = 0),
        PRIMARY KEY (desk_id, week, measure, category)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE insight_cells;
      DROP TABLE insight_weeks;
    `);
  }
}
