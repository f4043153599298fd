import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Packages of a case for those who can act: for whom, in which state, under which digest. What they say is in the case's own sealed
 * entries.
 */
export class AddEscalations20261203030000 implements MigrationInterface {
  name = 'AddEscalations20261203030000';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE escalations (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases,
        recipient_id text NOT NULL,
        recipient_version integer NOT NULL,
        channel_key text NOT NULL,
        state text NOT NULL,
        version integer NOT NULL,
        entry_id uuid NOT NULL,
        digest bytea NOT NULL,
        outcome text,
        created_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        sent_at timestamptz,
        CHECK (recipient_version >= 0 AND version > 0 AND octet_length(digest) = 32)
      );
      CREATE INDEX escalations_case ON escalations (case_id);
      CREATE INDEX escalations_recipient ON escalations (recipient_id, state);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE escalations');
  }
}
