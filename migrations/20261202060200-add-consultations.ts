import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Colleagues who were asked into a case without having it handed over. */
export class AddConsultations20261202060200 implements MigrationInterface {
  name = 'AddConsultations20261202060200';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE consultations (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases,
        asked_by uuid NOT NULL REFERENCES staff,
        colleague_id uuid NOT NULL REFERENCES staff,
        asked_at timestamptz NOT NULL,
        ended_at timestamptz,
        CHECK (asked_by <> colleague_id)
      );
      CREATE UNIQUE INDEX consultations_open ON consultations (case_id, colleague_id) WHERE ended_at IS NULL;
      CREATE INDEX consultations_colleague ON consultations (colleague_id) WHERE ended_at IS NULL;
      CREATE INDEX consultations_case ON consultations (case_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE consultations');
  }
}
