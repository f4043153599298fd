import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An answer that the reporter has not been shown yet is marked on their page. The number of the entry alone: not when, and
 * nothing of what it says. A release that does not know the column leaves it at 0 and marks nothing.
 */
export class AddSeenByReporter20261201060000 implements MigrationInterface {
  name = 'AddSeenByReporter20261201060000';

  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE chains ADD reporter_seen integer NOT NULL DEFAULT 0');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE chains DROP reporter_seen');
  }
}
