import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people said of two cases: of one offender, of two, or that it cannot be told. Each of the two cases has a row of its own, so
 * that it goes when either is erased.
 */
export class AddRelatedDecisions20261204110000 implements MigrationInterface {
  name = 'AddRelatedDecisions20261204110000';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE related_decisions (
        case_id uuid NOT NULL REFERENCES cases,
        other_id uuid NOT NULL REFERENCES cases ON DELETE CASCADE,
        author_id uuid NOT NULL REFERENCES staff,
        verdict text NOT NULL CHECK (verdict IN ('same', 'different', 'unknown')),
        decided_on date NOT NULL,
        PRIMARY KEY (case_id, other_id),
        CHECK (case_id <> other_id)
      );
      CREATE INDEX related_decisions_other ON related_decisions (other_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE related_decisions');
  }
}
