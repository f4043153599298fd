import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What must not be done twice, such as a mail to an authority: whether it was begun and whether it happened, and the jobs of
 * which nobody knows that. And whom mail does not reach.
 */
export class AddOutcomes20261127000000 implements MigrationInterface {
  name = 'AddOutcomes20261127000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE outbox
        ADD COLUMN act text CHECK (act IN ('begun', 'done')),
        ADD COLUMN act_at timestamptz,
        DROP CONSTRAINT outbox_state_check,
        ADD CONSTRAINT outbox_state_check CHECK (state IN ('pending', 'relayed', 'failed', 'unknown'));
      CREATE TABLE mail_circuits (
        recipient_id uuid PRIMARY KEY,
        failures integer NOT NULL,
        rests_until timestamptz
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE mail_circuits;
      UPDATE outbox SET state = 'failed' WHERE state = 'unknown';
      ALTER TABLE outbox
        DROP COLUMN act,
        DROP COLUMN act_at,
        DROP CONSTRAINT outbox_state_check,
        ADD CONSTRAINT outbox_state_check CHECK (state IN ('pending', 'relayed', 'failed'));
    `);
  }
}
