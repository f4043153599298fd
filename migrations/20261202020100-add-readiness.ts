import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What administrators did last so that the helpdesk can be relied on: tried a backup, copied the keys, sent a test mail. */
export class AddReadiness20261202020100 implements MigrationInterface {
  name = 'AddReadiness20261202020100';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE readiness_records (
        name text PRIMARY KEY,
        done_on date NOT NULL,
        done_by uuid NOT NULL REFERENCES staff (id),
        outcome text
      );
      CREATE TABLE audit_checks (
        id uuid PRIMARY KEY,
        checked_at timestamptz NOT NULL,
        checked_by uuid REFERENCES staff (id),
        intact boolean NOT NULL,
        rows bigint NOT NULL,
        head bytea
      );
      CREATE INDEX audit_checks_newest ON audit_checks (checked_at DESC);
      CREATE INDEX audit_log_actors ON audit_log (actor_id, sequence);
      CREATE INDEX audit_log_actions ON audit_log (action, sequence);
      CREATE INDEX audit_log_times ON audit_log (at, sequence);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX audit_log_times;
      DROP INDEX audit_log_actions;
      DROP INDEX audit_log_actors;
      DROP TABLE audit_checks;
      DROP TABLE readiness_records;
    `);
  }
}
