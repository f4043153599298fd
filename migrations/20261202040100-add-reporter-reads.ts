import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Staff see whether an answer was read, and on which day. A day for each time that the reporter was shown something new, and no
 * time of day: it must not tell when a person is at their device. Of what was shown before, the day is not known.
 */
export class AddReporterReads20261202040100 implements MigrationInterface {
  name = 'AddReporterReads20261202040100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE reporter_reads (
        case_id uuid NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
        up_to integer NOT NULL,
        read_on date,
        PRIMARY KEY (case_id, up_to)
      );
      INSERT INTO reporter_reads (case_id, up_to) SELECT case_id, reporter_seen FROM chains WHERE reporter_seen > 0;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE reporter_reads');
  }
}
