import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Locations that a platform or host is asked to take down: where each stands and since when. What a location is, the number that
 * a platform gave a request, and what it said are sealed entries of the case.
 */
export class AddTakedowns20261203020000 implements MigrationInterface {
  name = 'AddTakedowns20261203020000';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE takedowns (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases,
        platform text NOT NULL,
        law text NOT NULL,
        state text NOT NULL,
        notices integer NOT NULL,
        created_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        sent_at timestamptz,
        acknowledged_at timestamptz,
        ended_at timestamptz
      );
      CREATE INDEX takedowns_case ON takedowns (case_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE takedowns');
  }
}
