import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['identifiers', 'locations'];

/**
 * Each blind value says whether it is still the fast one of the web process. A worker puts a slow one in its place, in rows of an
 * earlier release too; a process of that release goes on writing fast ones. Autovacuum comes soon after, so that what stood there
 * before does not stay in the files of the tables for long. `domain` needs no mark of its own: it goes with its row.
 */
export class SlowIndex20261205130000 implements MigrationInterface {
  name = 'SlowIndex20261205130000';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    for (const table of TABLES)
      await db.query(`
        ALTER TABLE ${table} ADD COLUMN fast boolean NOT NULL DEFAULT true;
        CREATE INDEX ${table}_fast ON ${table} (id) WHERE fast;
        ALTER TABLE ${table} SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200);
      `);
    await db.query(`
      DELETE FROM identifiers one USING identifiers other
       WHERE one.case_id = other.case_id AND one.type = other.type AND one.blind = other.blind
         AND one.normaliser = other.normaliser AND one.id > other.id
    `);
    await db.query('CREATE UNIQUE INDEX identifiers_once ON identifiers (case_id, type, blind, normaliser)');
    await db.query('DROP INDEX identifiers_case');
  }

  async down(db: QueryRunner): Promise<void> {
    // What is slow cannot be made fast again: the release before makes it anew when the case is opened.
    await db.query('CREATE INDEX identifiers_case ON identifiers (case_id)');
    await db.query('DROP INDEX identifiers_once');
    for (const table of TABLES)
      await db.query(`
        UPDATE ${table} SET normaliser = 0 WHERE NOT fast;
        ALTER TABLE ${table} RESET (autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold);
        ALTER TABLE ${table} DROP COLUMN fast;
      `);
  }
}
