import type { MigrationInterface, QueryRunner } from 'typeorm';

/** That a desk, for a case of its own, asked another desk about one of theirs that holds an equal value. */
export class AddRelatedAsks20261204150000 implements MigrationInterface {
  name = 'AddRelatedAsks20261204150000';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE related_asks (
        case_id uuid NOT NULL REFERENCES cases,
        other_id uuid NOT NULL REFERENCES cases ON DELETE CASCADE,
        author_id uuid NOT NULL REFERENCES staff,
        asked_on date NOT NULL,
        PRIMARY KEY (case_id, other_id),
        CHECK (case_id <> other_id)
      );
      CREATE INDEX related_asks_other ON related_asks (other_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE related_asks');
  }
}
