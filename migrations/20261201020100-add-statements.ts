import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a person is here, which reports a desk takes and who is on it: each is signed by the organisation, so that whoever writes
 * to the database cannot say it. A migration holds no key: what is there already is signed by an administrator with `cli sign`,
 * and until then no process starts.
 */
export class AddStatements20261201020100 implements MigrationInterface {
  name = 'AddStatements20261201020100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE staff
        ADD standing_number integer NOT NULL DEFAULT 0,
        ADD standing_signature bytea;
      ALTER TABLE desks
        ADD in_use boolean NOT NULL DEFAULT true,
        ADD routing_number integer NOT NULL DEFAULT 0,
        ADD routing_signature bytea;
      ALTER TABLE desk_members ADD member_signature bytea;
      CREATE INDEX audit_log_numbers ON audit_log (subject_id) WHERE detail ? 'number';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX audit_log_numbers;
      ALTER TABLE desk_members DROP member_signature;
      ALTER TABLE desks DROP in_use, DROP routing_number, DROP routing_signature;
      ALTER TABLE staff DROP standing_number, DROP standing_signature;
    `);
  }
}
