import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the helpdesk found in its database, did not believe and did not use: administrators are told of each once a day. The
 * worker notes when their mail has left.
 */
export class AddAlarms20261201020000 implements MigrationInterface {
  name = 'AddAlarms20261201020000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE alarms (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        subject text NOT NULL,
        subject_id uuid NOT NULL,
        raised_on date NOT NULL,
        told_on date,
        UNIQUE (kind, subject_id, raised_on)
      );
      CREATE INDEX alarms_untold ON alarms (raised_on) WHERE told_on IS NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE alarms;');
  }
}
