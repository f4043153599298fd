import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The number that the machine of a recipient gives a report when it is opened there, by which it is finished and asked about, and the
 * code with which it refused one.
 */
export class NoteNumbersOfRecipients20261203130100 implements MigrationInterface {
  name = 'NoteNumbersOfRecipients20261203130100';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE dispatches ADD remote_id text;
      ALTER TABLE escalations ADD their_code integer, ADD their_id text`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE dispatches DROP remote_id;
      ALTER TABLE escalations DROP their_code, DROP their_id`);
  }
}
