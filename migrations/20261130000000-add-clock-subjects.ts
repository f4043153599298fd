import type { MigrationInterface, QueryRunner } from 'typeorm';

const OPEN = `state IN ('running', 'warned', 'breached', 'paused')`;
const KINDS = `'first_answer', 'next_answer', 'opening', 'promise'`;

/**
 * A case may have several open clocks of one kind, each of another subject, such as a task. The clocks of the case itself have
 * the case as their subject. Which kinds there are, modules define; the database holds no list of them.
 */
export class AddClockSubjects20261130000000 implements MigrationInterface {
  name = 'AddClockSubjects20261130000000';

  /** Setting the type writes the table once, without the dead rows that an UPDATE of all of them would leave. */
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX clocks_open;
      ALTER TABLE clocks DROP CONSTRAINT clocks_kind_check, ADD COLUMN subject_id uuid;
      ALTER TABLE clocks
        ALTER COLUMN subject_id TYPE uuid USING case_id,
        ALTER COLUMN subject_id SET NOT NULL,
        ADD CONSTRAINT clocks_kind_check CHECK (kind ~ '^[a-z][a-z0-9_]*$');
      CREATE UNIQUE INDEX clocks_open ON clocks (case_id, kind, subject_id) WHERE ${OPEN};
    `);
  }

  /** Subjects and kinds of other modules are not known before: their clocks are dropped. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DELETE FROM clocks WHERE subject_id <> case_id OR kind NOT IN (${KINDS});
      DROP INDEX clocks_open;
      ALTER TABLE clocks
        DROP CONSTRAINT clocks_kind_check,
        DROP COLUMN subject_id,
        ADD CONSTRAINT clocks_kind_check CHECK (kind IN (${KINDS}));
      CREATE UNIQUE INDEX clocks_open ON clocks (case_id, kind) WHERE ${OPEN};
    `);
  }
}
