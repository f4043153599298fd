import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people say of themselves for the sharing of work: the languages they speak, and the kinds of cases that they would rather
 * not have. The latter are shown to nobody but themselves, and no reason is asked for.
 */
export class AddWorkPreferences20261202040300 implements MigrationInterface {
  name = 'AddWorkPreferences20261202040300';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE work_preferences (
        staff_id uuid PRIMARY KEY REFERENCES staff (id) ON DELETE CASCADE,
        languages text[] NOT NULL,
        opted_out text[] NOT NULL
      )
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE work_preferences');
  }
}
