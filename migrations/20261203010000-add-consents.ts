import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reporters are asked to allow, for each recipient and purpose, and what became of it. The words are in the chains. */
export class AddConsents20261203010000 implements MigrationInterface {
  name = 'AddConsents20261203010000';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE consents (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases,
        recipient text NOT NULL CHECK (recipient ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(recipient) <= 80),
        purpose text NOT NULL CHECK (purpose IN ('report', 'takedown', 'referral')),
        round smallint NOT NULL CHECK (round > 0),
        state text NOT NULL
          CHECK (state IN ('asked', 'given', 'refused', 'taken_back', 'expired', 'withdrawn')),
        asked_by uuid NOT NULL REFERENCES staff,
        asked_at timestamptz NOT NULL,
        answered_at timestamptz,
        expires_at timestamptz NOT NULL,
        UNIQUE (case_id, recipient, purpose, round)
      );
      CREATE UNIQUE INDEX consents_open ON consents (case_id, recipient, purpose) WHERE state IN ('asked', 'given');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE consents');
  }
}
