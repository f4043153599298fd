import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What came into the mailbox of the answers: sealed to a desk until somebody has read it, or thrown it away. */
export class AddReceivedMails20261203110000 implements MigrationInterface {
  name = 'AddReceivedMails20261203110000';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE received_mails (
        id uuid PRIMARY KEY,
        case_id uuid REFERENCES cases,
        escalation_id uuid,
        desk_id uuid NOT NULL REFERENCES desks (id),
        desk_epoch integer NOT NULL,
        kind text NOT NULL,
        grant_sealed bytea,
        sealed bytea,
        mac bytea,
        hash bytea NOT NULL UNIQUE,
        entry_id uuid,
        received_at timestamptz NOT NULL,
        done_at timestamptz
      );
      CREATE INDEX received_mails_case ON received_mails (case_id);
      CREATE INDEX received_mails_waiting ON received_mails (desk_id, received_at) WHERE sealed IS NOT NULL;
      CREATE INDEX received_mails_thrown_away ON received_mails (done_at) WHERE case_id IS NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE received_mails');
  }
}
