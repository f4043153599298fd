import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many calls of which no case is made came to a desk on a day: silent ones, abuse, wrong numbers, questions. */
export class CountOtherCalls20261204140000 implements MigrationInterface {
  name = 'CountOtherCalls20261204140000';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE other_calls (
        desk_id uuid NOT NULL REFERENCES desks (id) ON DELETE CASCADE,
        day date NOT NULL,
        kind text NOT NULL CHECK (kind IN ('silent', 'abusive', 'wrong_number', 'information')),
        count integer NOT NULL CHECK (count >= 0),
        PRIMARY KEY (desk_id, day, kind)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE other_calls');
  }
}
