import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Processes whose clock is far from the database's, for administrators to see. A row goes when the clock is right again. */
export class ShowWrongClocks20261201030300 implements MigrationInterface {
  name = 'ShowWrongClocks20261201030300';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE clock_skews (
        id uuid PRIMARY KEY,
        process text NOT NULL,
        seconds integer NOT NULL,
        seen_at timestamptz NOT NULL
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE clock_skews');
  }
}
