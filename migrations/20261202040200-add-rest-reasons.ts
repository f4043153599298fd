import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A plan that leaves somebody too little rest says why; one that leaves everybody enough says nothing. */
export class AddRestReasons20261202040200 implements MigrationInterface {
  name = 'AddRestReasons20261202040200';

  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE desk_duty ADD rest_reason text');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE desk_duty DROP rest_reason');
  }
}
