import type { MigrationInterface, QueryRunner } from 'typeorm';

/** "I need a second person now": who asked in which case, who comes, and whether the whole desk was told. One at a time in a case. */
export class AddRaisedHands20261202060100 implements MigrationInterface {
  name = 'AddRaisedHands20261202060100';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE raised_hands (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases,
        raised_by uuid NOT NULL REFERENCES staff,
        raised_at timestamptz NOT NULL,
        wide boolean NOT NULL DEFAULT false,
        answered_by uuid REFERENCES staff,
        answered_at timestamptz,
        ended_at timestamptz,
        CHECK ((answered_by IS NULL) = (answered_at IS NULL))
      );
      CREATE UNIQUE INDEX raised_hands_open ON raised_hands (case_id) WHERE ended_at IS NULL;
      CREATE INDEX raised_hands_case ON raised_hands (case_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE raised_hands');
  }
}
