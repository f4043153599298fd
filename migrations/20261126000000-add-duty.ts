import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When a desk is open and who of it is told first. A time of a day is a minute from 0 to 1439 by the clock of the desk's
 * zone; what does not end after it begins goes on into the next day. A desk without a row is always open.
 */
export class AddDuty20261126000000 implements MigrationInterface {
  name = 'AddDuty20261126000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE desk_duty (
        desk_id uuid PRIMARY KEY REFERENCES desks,
        zone text NOT NULL,
        always_open boolean NOT NULL,
        revision integer NOT NULL
      );

      CREATE TABLE desk_hours (
        desk_id uuid NOT NULL REFERENCES desk_duty,
        weekday smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
        from_minute smallint NOT NULL CHECK (from_minute BETWEEN 0 AND 1439),
        to_minute smallint NOT NULL CHECK (to_minute BETWEEN 0 AND 1439),
        PRIMARY KEY (desk_id, weekday, from_minute)
      );

      CREATE TABLE desk_holidays (
        desk_id uuid NOT NULL REFERENCES desk_duty,
        day date NOT NULL,
        PRIMARY KEY (desk_id, day)
      );

      CREATE TABLE duty_shifts (
        id uuid PRIMARY KEY,
        desk_id uuid NOT NULL REFERENCES desk_duty,
        staff_id uuid NOT NULL REFERENCES staff,
        weekday smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
        from_minute smallint NOT NULL CHECK (from_minute BETWEEN 0 AND 1439),
        to_minute smallint NOT NULL CHECK (to_minute BETWEEN 0 AND 1439),
        step smallint NOT NULL CHECK (step BETWEEN 1 AND 9)
      );
      CREATE INDEX duty_shifts_desk ON duty_shifts (desk_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE duty_shifts, desk_holidays, desk_hours, desk_duty;');
  }
}
