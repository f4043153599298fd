import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * By which words cases are found: for each desk a head, buckets that each hold a part of all words, and what was added since they
 * were written. All of it is sealed; the table of cases says how far each is read, and by which number the sealed rows know it.
 */
export class AddSearchIndex20261205100000 implements MigrationInterface {
  name = 'AddSearchIndex20261205100000';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE search_rows (
        desk_id uuid NOT NULL REFERENCES desks (id) ON DELETE CASCADE,
        part text NOT NULL CHECK (part IN ('head', 'bucket', 'delta')),
        number integer NOT NULL CHECK (number >= 0),
        version integer NOT NULL CHECK (version >= 0),
        desk_epoch integer NOT NULL CHECK (desk_epoch > 0),
        sealed bytea NOT NULL,
        PRIMARY KEY (desk_id, part, number)
      );
      ALTER TABLE search_rows ALTER COLUMN sealed SET STORAGE EXTERNAL;
      CREATE TABLE search_cases (
        desk_id uuid NOT NULL REFERENCES desks (id) ON DELETE CASCADE,
        number integer NOT NULL CHECK (number >= 0),
        case_id uuid NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
        up_to integer NOT NULL CHECK (up_to > 0),
        PRIMARY KEY (desk_id, number),
        UNIQUE (case_id, desk_id)
      );
      CREATE INDEX cases_touched ON cases (desk_id, updated_at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX cases_touched; DROP TABLE search_cases; DROP TABLE search_rows');
  }
}
