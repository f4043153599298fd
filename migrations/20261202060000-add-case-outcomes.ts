import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What became of the person when a case is closed. Cases that were closed before say nothing of it. The contacts that were no
 * counselling are counted apart: they are few, and their index is as small.
 */
export class AddCaseOutcomes20261202060000 implements MigrationInterface {
  name = 'AddCaseOutcomes20261202060000';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE cases ADD outcome text;
      CREATE INDEX cases_no_counselling ON cases (desk_id, close_reason) INCLUDE (kept_out)
        WHERE close_reason IN ('test', 'prank', 'abuse');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX cases_no_counselling;
      ALTER TABLE cases DROP outcome;
    `);
  }
}
