import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a person has an appointment, with a service or with the desk. Their time zone and what they are told are in the chain. */
export class AddAppointments20261205110100 implements MigrationInterface {
  name = 'AddAppointments20261205110100';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE appointments (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases,
        referral_id uuid,
        state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'cancelled')),
        version integer NOT NULL DEFAULT 1 CHECK (version > 0),
        set_by uuid NOT NULL REFERENCES staff,
        starts_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL
      );
      CREATE INDEX appointments_case ON appointments (case_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE appointments');
  }
}
