import type { MigrationInterface, QueryRunner } from 'typeorm';

const DEADLINE = `coalesce(next_deadline_at, 'infinity'::timestamptz)`;

/**
 * Who speaks a language looks for the cases in it that nobody has: one range of this index, where it took one of some hundred
 * combinations of the other facets, which cost more the more cases there are.
 */
export class IndexUnassignedLanguages20261130200000 implements MigrationInterface {
  name = 'IndexUnassignedLanguages20261130200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE INDEX cases_unassigned_language ON cases (desk_id, language, ${DEADLINE}, id)
        INCLUDE (next_deadline_at, kept_out) WHERE assignee_id IS NULL AND status <> 'closed'
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX cases_unassigned_language');
  }
}
