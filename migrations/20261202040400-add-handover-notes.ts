import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What one shift writes for the next, sealed to the desk, and who has read it. */
export class AddHandoverNotes20261202040400 implements MigrationInterface {
  name = 'AddHandoverNotes20261202040400';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE handover_notes (
        id uuid PRIMARY KEY,
        desk_id uuid NOT NULL REFERENCES desks (id) ON DELETE CASCADE,
        desk_epoch integer NOT NULL,
        author_id uuid NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
        sealed bytea NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX handover_notes_desk ON handover_notes (desk_id, created_at);
      CREATE INDEX handover_notes_age ON handover_notes (created_at);
      CREATE TABLE handover_reads (
        note_id uuid NOT NULL REFERENCES handover_notes (id) ON DELETE CASCADE,
        staff_id uuid NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
        PRIMARY KEY (note_id, staff_id)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE handover_reads, handover_notes');
  }
}
