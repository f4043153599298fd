import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who of the staff a note was to reach: ids alone, the words stay sealed in the note. */
export class AddMentions20261202070100 implements MigrationInterface {
  name = 'AddMentions20261202070100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE mentions (
        entry_id uuid NOT NULL,
        staff_id uuid NOT NULL REFERENCES staff,
        case_id uuid NOT NULL REFERENCES cases,
        author_id uuid NOT NULL REFERENCES staff,
        seen boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (entry_id, staff_id)
      )`);
    await db.query('CREATE INDEX mentions_of ON mentions (staff_id, created_at DESC)');
    await db.query('CREATE INDEX mentions_in ON mentions (case_id)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE mentions');
  }
}
