import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Decisions that something leaves a case without consent, by a duty: who decided, who looked at it second, and in what time. */
export class AddDutyDecisions20261203010100 implements MigrationInterface {
  name = 'AddDutyDecisions20261203010100';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE duty_decisions (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases,
        recipient text NOT NULL CHECK (recipient ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(recipient) <= 80),
        duty text NOT NULL CHECK (duty ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(duty) <= 80),
        state text NOT NULL CHECK (state IN ('decided', 'confirmed', 'rejected', 'lapsed')),
        decided_by uuid NOT NULL REFERENCES staff,
        decided_at timestamptz NOT NULL,
        second_by timestamptz NOT NULL,
        settled_by uuid REFERENCES staff,
        settled_at timestamptz,
        withheld_until date,
        CHECK (settled_by <> decided_by),
        CHECK ((state IN ('confirmed', 'rejected')) = (settled_by IS NOT NULL)),
        CHECK ((settled_by IS NULL) = (settled_at IS NULL))
      );
      CREATE INDEX duty_decisions_case ON duty_decisions (case_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE duty_decisions');
  }
}
