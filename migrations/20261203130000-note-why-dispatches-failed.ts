import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why the helpdesk could not send a package: one word of a list, so that a person knows what to do about it. */
export class NoteWhyDispatchesFailed20261203130000 implements MigrationInterface {
  name = 'NoteWhyDispatchesFailed20261203130000';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE escalations ADD failure text');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE escalations DROP failure');
  }
}
