import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What coordinators change of the directory: a row for each version of a record, with who saved it, when and why. A record that nobody
 * changed has no row: it is as it comes with the program. The MAC is what a writer to the database cannot make, for an address in
 * here is where words of a case may be sent.
 */
export class AddDirectoryRecords20261203000000 implements MigrationInterface {
  name = 'AddDirectoryRecords20261203000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE directory_records (
        id text NOT NULL CHECK (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        version integer NOT NULL CHECK (version > 0),
        data jsonb NOT NULL,
        seed_digest text NOT NULL,
        author_id uuid NOT NULL REFERENCES staff,
        saved_at timestamptz NOT NULL,
        why text NOT NULL,
        mac bytea NOT NULL,
        PRIMARY KEY (id, version)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE directory_records');
  }
}
