import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Browsers that staff signed in from: strangers who guess at an account do not use up the turns of these. */
export class AddStaffDevices20261201040000 implements MigrationInterface {
  name = 'AddStaffDevices20261201040000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE staff_devices (
        staff_id uuid NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
        id_hash bytea NOT NULL,
        created_on date NOT NULL,
        used_on date NOT NULL,
        PRIMARY KEY (id_hash, staff_id)
      );
      CREATE INDEX staff_devices_staff ON staff_devices (staff_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE staff_devices');
  }
}
