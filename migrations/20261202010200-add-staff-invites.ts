import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Invitations to work here, and to set new keys. The token of the link is computed from the key file and stands nowhere. The keys
 * that the person makes wait here, sealed under their password and recovery code, until an administrator has made sure whose they
 * are: only then does an account have them. `mail`: what has to be mailed next.
 */
export class AddStaffInvites20261202010200 implements MigrationInterface {
  name = 'AddStaffInvites20261202010200';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE staff_invites (
        id uuid PRIMARY KEY,
        staff_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('join', 'reset')),
        email text NOT NULL,
        name text NOT NULL,
        other_names text[] NOT NULL DEFAULT '{}',
        role text NOT NULL,
        locale text NOT NULL,
        desk_ids uuid[] NOT NULL DEFAULT '{}',
        invited_by uuid NOT NULL REFERENCES staff (id),
        expires_at timestamptz NOT NULL,
        state text NOT NULL CHECK (state IN ('open', 'accepted', 'confirmed', 'withdrawn')),
        mail text CHECK (mail IN ('invited', 'accepted', 'confirmed')),
        salt bytea,
        root_by_password bytea,
        root_by_recovery bytea,
        kem_public bytea,
        sign_public bytea,
        CHECK ((state = 'accepted') = (root_by_password IS NOT NULL))
      );
      CREATE UNIQUE INDEX staff_invites_email ON staff_invites (lower(email)) WHERE state IN ('open', 'accepted');
      CREATE INDEX staff_invites_mail ON staff_invites (id) WHERE mail IS NOT NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE staff_invites');
  }
}
