import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Any module may define a notice to staff, so the reasons are no closed list any more: a process refuses to give one that
 * nobody defined. The mails of a case are sent together, found by what they are about.
 */
export class OpenNoticeReasons20261130110000 implements MigrationInterface {
  name = 'OpenNoticeReasons20261130110000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE notifications
        DROP CONSTRAINT notifications_reason_check,
        ADD CONSTRAINT notifications_reason_check CHECK (reason ~ '^[a-z][a-z_]{0,59}$');
      CREATE INDEX notifications_pending ON notifications (subject_id, reason) WHERE state = 'pending';
    `);
  }

  /** Fails while there is a notice of a reason that the version before does not know. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX notifications_pending;
      ALTER TABLE notifications
        DROP CONSTRAINT notifications_reason_check,
        ADD CONSTRAINT notifications_reason_check
          CHECK (reason IN ('case_received', 'message_received', 'clock_warned', 'clock_breached', 'nobody_to_tell',
                            'nobody_on_duty', 'case_unopened'));
    `);
  }
}
