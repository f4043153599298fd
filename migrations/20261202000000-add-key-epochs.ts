import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the keys of a desk and of a case need to change. A desk keeps the public halves of its earlier keys as long as something is
 * sealed to them. A case has a link from each of its keys to the one before. A grant that was wrapped anew keeps the epoch of the
 * desk at which its key was made. Processes of the version before must not serve on: they open no case whose key was changed.
 */
export class AddKeyEpochs20261202000000 implements MigrationInterface {
  name = 'AddKeyEpochs20261202000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE desk_keys (
        desk_id uuid NOT NULL REFERENCES desks,
        epoch integer NOT NULL,
        kem_public bytea NOT NULL,
        key_signature bytea NOT NULL,
        PRIMARY KEY (desk_id, epoch)
      );

      CREATE TABLE case_key_links (
        case_id uuid NOT NULL REFERENCES cases,
        key_epoch integer NOT NULL,
        thread bytea NOT NULL,
        staff bytea,
        forward bytea,
        PRIMARY KEY (case_id, key_epoch)
      );

      ALTER TABLE grants ADD since_epoch integer;
      CREATE INDEX grants_holder ON grants (holder_id, holder_epoch, case_id, key_epoch);
      CREATE INDEX cases_card_wraps ON cases (desk_id, card_epoch, id) WHERE card_wrap = 'desk';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX cases_card_wraps;
      DROP INDEX grants_holder;
      ALTER TABLE grants DROP since_epoch;
      DROP TABLE case_key_links;
      DROP TABLE desk_keys;
    `);
  }
}
