import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * While one person was asked to decide who must not have a case, it is kept from everybody else too. Who may be meant is kept
 * beside that, so that somebody else can be asked.
 */
export class KeepWhoMayBeMeant20261203060000 implements MigrationInterface {
  name = 'KeepWhoMayBeMeant20261203060000';

  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE cases ADD exclusion_meant bytea[]');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE cases DROP exclusion_meant');
  }
}
