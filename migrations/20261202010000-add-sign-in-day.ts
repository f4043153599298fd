import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The day on which a person signed in last, for administrators: an account that nobody uses is one to close. A day and no time:
 * nobody is watched at work. A release that does not know the column leaves it as it is.
 */
export class AddSignInDay20261202010000 implements MigrationInterface {
  name = 'AddSignInDay20261202010000';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE staff ADD signed_in_on date;
      UPDATE staff s SET signed_in_on = d.used_on
        FROM (SELECT staff_id, max(used_on) AS used_on FROM staff_devices GROUP BY staff_id) d
       WHERE d.staff_id = s.id;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE staff DROP signed_in_on');
  }
}
