import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which further desks read a case with the one that has it. The keys that they read it with are grants; this says whose case it stays. */
export class AddCaseShares20261203040200 implements MigrationInterface {
  name = 'AddCaseShares20261203040200';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE case_shares (
        case_id uuid NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
        desk_id uuid NOT NULL REFERENCES desks (id),
        shared_by uuid NOT NULL REFERENCES staff (id),
        shared_on date NOT NULL DEFAULT (now() AT TIME ZONE 'UTC')::date,
        PRIMARY KEY (case_id, desk_id)
      );
      CREATE INDEX case_shares_desk ON case_shares (desk_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE case_shares');
  }
}
