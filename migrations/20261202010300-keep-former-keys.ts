import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The public keys that a person had before they got new ones, with the organisation's signature: what they wrote and handed over
 * until then is still theirs.
 */
export class KeepFormerKeys20261202010300 implements MigrationInterface {
  name = 'KeepFormerKeys20261202010300';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE staff_former_keys (
        staff_id uuid NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
        kem_public bytea NOT NULL,
        sign_public bytea NOT NULL,
        keys_signature bytea NOT NULL,
        ended_on date NOT NULL DEFAULT current_date,
        PRIMARY KEY (staff_id, sign_public)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE staff_former_keys');
  }
}
