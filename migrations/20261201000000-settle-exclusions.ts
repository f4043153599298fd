import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A case says where the wish to keep somebody away stands, what was typed for it as tags that nobody can read, and to whom it was
 * handed while nobody had decided. Accounts carry the other names of a person. A change of a case names, by tags, who loses sight
 * of it. Of older cases it is known only whom they were found to name.
 */
export class SettleExclusions20261201000000 implements MigrationInterface {
  name = 'SettleExclusions20261201000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE cases
        ADD exclusion text NOT NULL DEFAULT 'none'
          CHECK (exclusion IN ('none', 'named', 'undecided', 'decided')),
        ADD exclusion_words bytea[] NOT NULL DEFAULT '{}',
        ADD exclusion_decider uuid REFERENCES staff (id);
      UPDATE cases SET exclusion = 'named' WHERE kept_out <> '{}';
      CREATE INDEX cases_exclusion_undecided ON cases (desk_id) WHERE exclusion = 'undecided';
      CREATE INDEX cases_exclusion_words ON cases (desk_id) WHERE exclusion_words <> '{}';
      ALTER TABLE staff ADD other_names text[] NOT NULL DEFAULT '{}';
      ALTER TABLE case_changes ADD lost bytea[] NOT NULL DEFAULT '{}'
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE case_changes DROP lost;
      ALTER TABLE staff DROP other_names;
      ALTER TABLE cases DROP exclusion, DROP exclusion_words, DROP exclusion_decider
    `);
  }
}
