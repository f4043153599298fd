import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Times that somebody set aside to talk after severe cases: one of each person, removed a day later. */
export class AddDebriefs20261203050000 implements MigrationInterface {
  name = 'AddDebriefs20261203050000';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE debriefs (
        id uuid PRIMARY KEY,
        staff_id uuid NOT NULL UNIQUE REFERENCES staff (id) ON DELETE CASCADE,
        with_id uuid NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
        at timestamptz NOT NULL,
        accepted boolean NOT NULL DEFAULT false,
        CHECK (staff_id <> with_id)
      );
      CREATE INDEX debriefs_with ON debriefs (with_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE debriefs');
  }
}
