import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What changed within the last hour, so that a console whose connection broke hears what it missed. */
export class AddCaseChanges20261126010000 implements MigrationInterface {
  name = 'AddCaseChanges20261126010000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE case_changes (
        id uuid PRIMARY KEY,
        sequence bigint GENERATED ALWAYS AS IDENTITY,
        case_id uuid NOT NULL,
        desk_id uuid NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX case_changes_sequence ON case_changes (sequence);
      CREATE INDEX case_changes_age ON case_changes (created_at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE case_changes');
  }
}
