import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tells of many rows, without reading their cases, whose are open and on which desk: most of what was ever asked is of closed ones. */
export class IndexOpenCases20261203150000 implements MigrationInterface {
  name = 'IndexOpenCases20261203150000';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE INDEX cases_open ON cases (id) INCLUDE (desk_id, kept_out) WHERE status <> 'closed';
      DROP INDEX takedowns_owed;
      CREATE INDEX takedowns_owed ON takedowns (state, changed_at, id) INCLUDE (case_id)
        WHERE state IN ('expired', 'appeared_again');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX cases_open;
      DROP INDEX takedowns_owed;
      CREATE INDEX takedowns_owed ON takedowns (state, changed_at, id) WHERE state IN ('expired', 'appeared_again');
    `);
  }
}
