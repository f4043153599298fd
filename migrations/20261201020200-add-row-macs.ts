import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A MAC under a key of the key file beside what the helpdesk alone may write: how an account is opened, and what administrators
 * published of the public site. What is there already gets its MAC from `cli sign`.
 */
export class AddRowMacs20261201020200 implements MigrationInterface {
  name = 'AddRowMacs20261201020200';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE staff
        ADD access_number integer NOT NULL DEFAULT 0,
        ADD access_mac bytea;
      ALTER TABLE site_settings ADD mac bytea;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE site_settings DROP mac;
      ALTER TABLE staff DROP access_number, DROP access_mac;
    `);
  }
}
