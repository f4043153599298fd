import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A person is mailed once about a case and reason until they look at the case: how often each person looked is counted, without
 * a time. A notice keeps how often they had looked when it was written, the urgency of the case then, and how many copies of its
 * mail a server may have taken.
 */
export class HoldNoticesBack20261201030000 implements MigrationInterface {
  name = 'HoldNoticesBack20261201030000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE case_looks (
        case_id uuid NOT NULL REFERENCES cases,
        staff_id uuid NOT NULL REFERENCES staff,
        looks integer NOT NULL,
        PRIMARY KEY (case_id, staff_id)
      );
      ALTER TABLE notifications
        DROP CONSTRAINT notifications_state_check,
        ADD CONSTRAINT notifications_state_check
          CHECK (state IN ('pending', 'counted', 'sent', 'doubtful', 'unknown', 'dropped')),
        ADD COLUMN looks integer NOT NULL DEFAULT 0,
        ADD COLUMN urgency integer,
        ADD COLUMN copies integer NOT NULL DEFAULT 0;
      CREATE INDEX notifications_counted ON notifications (case_id, staff_id, reason) WHERE state = 'counted';
      CREATE INDEX notifications_mailed ON notifications (case_id, staff_id, reason)
        WHERE state IN ('pending', 'sent', 'doubtful', 'unknown');
    `);
  }

  /** Fails while a notice is in a state that the version before does not know. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX notifications_counted, notifications_mailed;
      ALTER TABLE notifications
        DROP CONSTRAINT notifications_state_check,
        ADD CONSTRAINT notifications_state_check CHECK (state IN ('pending', 'sent', 'dropped')),
        DROP COLUMN looks,
        DROP COLUMN urgency,
        DROP COLUMN copies;
      DROP TABLE case_looks;
    `);
  }
}
