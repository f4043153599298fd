import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was approved, on its way out: sealed to the workers, and gone once it left, failed or was taken back. */
export class AddDispatches20261203030100 implements MigrationInterface {
  name = 'AddDispatches20261203030100';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE dispatch_keys (
        id bytea PRIMARY KEY,
        public_key bytea NOT NULL,
        mac bytea NOT NULL,
        told_at timestamptz NOT NULL
      );
      CREATE TABLE dispatches (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases,
        escalation_id uuid NOT NULL,
        key_id bytea NOT NULL,
        grant_sealed bytea,
        sealed bytea,
        mac bytea,
        token_hash bytea UNIQUE,
        state text NOT NULL,
        tries integer NOT NULL,
        queued_at timestamptz NOT NULL,
        begun_at timestamptz,
        ended_at timestamptz
      );
      CREATE INDEX dispatches_case ON dispatches (case_id);
      CREATE INDEX dispatches_escalation ON dispatches (escalation_id);
      CREATE INDEX dispatches_open ON dispatches (state, queued_at) WHERE state IN ('waiting', 'sending');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE dispatches; DROP TABLE dispatch_keys');
  }
}
