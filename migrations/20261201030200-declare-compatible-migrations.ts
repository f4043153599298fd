import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The names of the migrations that leave alone what the version before works with, so that its processes may serve on until they
 * are replaced. Each that is declared so adds itself as it is run.
 */
export class DeclareCompatibleMigrations20261201030200 implements MigrationInterface {
  name = 'DeclareCompatibleMigrations20261201030200';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query('CREATE TABLE compatible_migrations (name text PRIMARY KEY)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE compatible_migrations');
  }
}
