import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What administrators changed of the public site. Each publish is a row; the one with the highest version is what is shown.
 * Rows are never changed. All of it is shown to the public, so nothing is sealed; when is kept to the day.
 */
export class AddSiteSettings20261127010000 implements MigrationInterface {
  name = 'AddSiteSettings20261127010000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE site_settings (
        id uuid PRIMARY KEY,
        version integer NOT NULL UNIQUE CHECK (version > 0),
        settings jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL REFERENCES staff,
        note text NOT NULL CHECK (note IN ('edited', 'again'))
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE site_settings;');
  }
}
