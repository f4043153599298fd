import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A desk may take the reports of some languages and kinds alone. What the organisation signed of a desk before holds on: a desk
 * without either is signed as it was.
 */
export class AddDeskReach20261202020000 implements MigrationInterface {
  name = 'AddDeskReach20261202020000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE desks
        ADD languages text[] NOT NULL DEFAULT '{}',
        ADD kinds text[] NOT NULL DEFAULT '{}';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE desks DROP languages, DROP kinds');
  }
}
