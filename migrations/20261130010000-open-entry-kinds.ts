import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Kinds of entries are defined by the modules that write them; the database keeps the shape of their names alone. */
export class OpenEntryKinds20261130010000 implements MigrationInterface {
  name = 'OpenEntryKinds20261130010000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE entries
        DROP CONSTRAINT entries_kind_check,
        ADD CONSTRAINT entries_kind_check CHECK (kind ~ '^[a-z]+(_[a-z]+)*$' AND length(kind) <= 40);
    `);
  }

  /** Refused while there are entries of another kind: the release before reads none of their cases. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE entries
        DROP CONSTRAINT entries_kind_check,
        ADD CONSTRAINT entries_kind_check CHECK (kind IN ('report', 'message', 'note'));
    `);
  }
}
