import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Coordinators look for the cases that nobody has in the order of their age: the oldest of a desk, however many there are. */
export class IndexUnassignedByAge20261202040000 implements MigrationInterface {
  name = 'IndexUnassignedByAge20261202040000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE INDEX cases_unassigned_age ON cases (desk_id, created_at, id)
        INCLUDE (kept_out) WHERE assignee_id IS NULL AND status <> 'closed'
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX cases_unassigned_age');
  }
}
