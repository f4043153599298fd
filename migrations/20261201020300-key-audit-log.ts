import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The hash of a row is keyed from here on, and names the version of its key: whoever writes to the database can make none. What
 * is there keeps its plain hash, and the first keyed row holds on to it. Rows are added and never changed or removed. The heads
 * that were given out are kept, so that the worker sees itself whether the end was cut off.
 */
export class KeyAuditLog20261201020300 implements MigrationInterface {
  name = 'KeyAuditLog20261201020300';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE audit_log ADD key_version smallint;

      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'rows are added and never changed' USING ERRCODE = 'insufficient_privilege';
      END $$;
      CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE TABLE audit_heads (
        sequence bigint PRIMARY KEY,
        hash bytea NOT NULL,
        given_on date NOT NULL
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE audit_heads;
      DROP TRIGGER audit_log_append_only ON audit_log;
      DROP FUNCTION refuse_change;
      ALTER TABLE audit_log DROP key_version;
    `);
  }
}
