import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Jobs go to the queue in batches: which one a job was handed over in, and since when a worker has been at it. Both are null
 * in what an earlier version wrote or writes, whose jobs each go alone.
 */
export class AddBatches20261130100000 implements MigrationInterface {
  name = 'AddBatches20261130100000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE outbox
        ADD COLUMN batch_id uuid,
        ADD COLUMN claimed_at timestamptz;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE outbox
        DROP COLUMN batch_id,
        DROP COLUMN claimed_at;
    `);
  }
}
