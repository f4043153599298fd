import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The views of the queue that a person keeps, with the names they gave them: one sealed document for each person. */
export class AddSavedViews20261202030100 implements MigrationInterface {
  name = 'AddSavedViews20261202030100';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE saved_views (
        staff_id uuid PRIMARY KEY REFERENCES staff ON DELETE CASCADE,
        revision integer NOT NULL,
        sealed bytea NOT NULL
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE saved_views');
  }
}
