import type { MigrationInterface, QueryRunner } from 'typeorm';

/** On which day a person was last mailed how much is owed: at most once a day. */
export class AddOwedMails20261203110200 implements MigrationInterface {
  name = 'AddOwedMails20261203110200';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE owed_mails (
        staff_id uuid PRIMARY KEY REFERENCES staff (id) ON DELETE CASCADE,
        told_on date NOT NULL
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE owed_mails');
  }
}
