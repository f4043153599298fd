import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a session began and in which kind of browser, so that a person can tell their own from one that is not theirs. */
export class DescribeSessions20261203040000 implements MigrationInterface {
  name = 'DescribeSessions20261203040000';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE sessions
        ADD started_at timestamptz NOT NULL DEFAULT date_trunc('minute', now()),
        ADD browser text NOT NULL DEFAULT 'other',
        ADD system text NOT NULL DEFAULT 'other';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE sessions DROP started_at, DROP browser, DROP system');
  }
}
