import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who was put on a desk and waits until a colleague hands them its key, and when the colleagues were last asked to: a worker asks
 * again while nobody has.
 */
export class AddKeyRequests20261202010100 implements MigrationInterface {
  name = 'AddKeyRequests20261202010100';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE key_requests (
        desk_id uuid NOT NULL REFERENCES desks (id) ON DELETE CASCADE,
        staff_id uuid NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
        since timestamptz NOT NULL DEFAULT now(),
        asked_at timestamptz NOT NULL DEFAULT now(),
        asked integer NOT NULL DEFAULT 1,
        PRIMARY KEY (desk_id, staff_id)
      );
      CREATE INDEX key_requests_staff ON key_requests (staff_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE key_requests');
  }
}
