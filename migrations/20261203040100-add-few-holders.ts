import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of which desks the administrators were told that too few people can open their cases, and when: they are told again each week. */
export class AddFewHolders20261203040100 implements MigrationInterface {
  name = 'AddFewHolders20261203040100';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE few_holders (
        desk_id uuid PRIMARY KEY REFERENCES desks (id) ON DELETE CASCADE,
        holders integer NOT NULL,
        told_at timestamptz NOT NULL DEFAULT now()
      )
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE few_holders');
  }
}
