import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds what waits for those who lead a desk among all packages, decisions and locations. */
export class IndexWhatIsOwed20261203110100 implements MigrationInterface {
  name = 'IndexWhatIsOwed20261203110100';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE INDEX escalations_owed ON escalations (state, changed_at, id)
        WHERE state IN ('ready', 'failed', 'outcome_unknown', 'no_answer');
      CREATE INDEX duty_decisions_owed ON duty_decisions (second_by, id) WHERE state = 'decided';
      CREATE INDEX takedowns_owed ON takedowns (state, changed_at, id) WHERE state IN ('expired', 'appeared_again');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX escalations_owed, duty_decisions_owed, takedowns_owed');
  }
}
