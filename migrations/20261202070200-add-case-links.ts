import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Two reports of one person, linked by staff: a row in each case, the reason sealed under the key of that case. The day alone is kept.
 * No row of a case moves, and no key of one opens the other.
 */
export class AddCaseLinks20261202070200 implements MigrationInterface {
  name = 'AddCaseLinks20261202070200';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE case_links (
        link_id uuid NOT NULL,
        case_id uuid NOT NULL REFERENCES cases,
        other_id uuid NOT NULL REFERENCES cases ON DELETE CASCADE,
        author_id uuid NOT NULL REFERENCES staff,
        linked_on date NOT NULL,
        key_epoch integer NOT NULL,
        sealed bytea NOT NULL,
        PRIMARY KEY (case_id, other_id),
        CHECK (case_id <> other_id)
      )`);
    await db.query('CREATE INDEX case_links_other ON case_links (other_id)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE case_links');
  }
}
