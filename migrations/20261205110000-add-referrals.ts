import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Services that a person was offered, and what came of it. Words, reasons and who was spoken to are in the chain. */
export class AddReferrals20261205110000 implements MigrationInterface {
  name = 'AddReferrals20261205110000';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE referrals (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases,
        service text NOT NULL CHECK (service ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(service) <= 100),
        state text NOT NULL DEFAULT 'offered' CHECK (state IN
          ('offered', 'accepted', 'declined', 'handed_over', 'attended', 'not_attended', 'ended')),
        version integer NOT NULL DEFAULT 1 CHECK (version > 0),
        offered_by uuid NOT NULL REFERENCES staff,
        offered_at timestamptz NOT NULL,
        answered_at timestamptz,
        handed_over_at timestamptz,
        consent_id uuid,
        changed_at timestamptz NOT NULL,
        due_at timestamptz,
        CHECK ((handed_over_at IS NULL) = (consent_id IS NULL)),
        CHECK (state <> 'handed_over' OR handed_over_at IS NOT NULL)
      );
      CREATE INDEX referrals_case ON referrals (case_id);
      CREATE UNIQUE INDEX referrals_once ON referrals (case_id, service) WHERE state NOT IN ('declined', 'ended');
      CREATE INDEX referrals_due ON referrals (due_at, id) INCLUDE (case_id, service) WHERE due_at IS NOT NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE referrals');
  }
}
