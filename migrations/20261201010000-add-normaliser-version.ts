import type { MigrationInterface, QueryRunner } from 'typeorm';

const TYPES = ['handle', 'phone', 'email', 'payment', 'url'];
const NEW_TYPES = ['name', 'account'];
const list = (types: readonly string[]): string => types.map((type) => `'${type}'`).join(', ');

/**
 * Each value by which an offender is found again says which version of the normaliser made it: what an older one made is made
 * again when its case is opened. A process of the release before writes version 1 without knowing it. New kinds of values: the
 * name alone, for the weaker match on another platform; the number of an account; the domain of a place.
 */
export class AddNormaliserVersion20261201010000 implements MigrationInterface {
  name = 'AddNormaliserVersion20261201010000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE identifiers ADD COLUMN normaliser smallint NOT NULL DEFAULT 1,
        DROP CONSTRAINT identifiers_type_check,
        ADD CONSTRAINT identifiers_type_check CHECK (type IN (${list([...TYPES, ...NEW_TYPES])}));
      ALTER TABLE locations ADD COLUMN normaliser smallint NOT NULL DEFAULT 1, ADD COLUMN domain bytea;
      CREATE INDEX locations_domain ON locations (domain) WHERE domain IS NOT NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DELETE FROM identifiers WHERE type IN (${list(NEW_TYPES)});
      ALTER TABLE identifiers DROP COLUMN normaliser, DROP CONSTRAINT identifiers_type_check,
        ADD CONSTRAINT identifiers_type_check CHECK (type IN (${list(TYPES)}));
      ALTER TABLE locations DROP COLUMN normaliser, DROP COLUMN domain;
    `);
  }
}
