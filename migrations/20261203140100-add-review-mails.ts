import type { MigrationInterface, QueryRunner } from 'typeorm';

/** On which day a person was last mailed that records of the directory wait to be reviewed: at most once a month. */
export class AddReviewMails20261203140100 implements MigrationInterface {
  name = 'AddReviewMails20261203140100';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE review_mails (
        staff_id uuid PRIMARY KEY REFERENCES staff (id) ON DELETE CASCADE,
        told_on date NOT NULL
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE review_mails');
  }
}
