import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Replies that coordinators write beforehand, for one desk or for all, in one language each. Every version stays, with who wrote
 * it and when. The MAC beside a version is what a writer to the database cannot make: staff send these words to people in need.
 */
export class AddCannedReplies20261202070000 implements MigrationInterface {
  name = 'AddCannedReplies20261202070000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE canned_replies (
        id uuid PRIMARY KEY,
        desk_id uuid REFERENCES desks,
        language text NOT NULL,
        version integer NOT NULL CHECK (version > 0)
      )`);
    await db.query(`
      CREATE TABLE canned_reply_versions (
        reply_id uuid NOT NULL REFERENCES canned_replies,
        version integer NOT NULL CHECK (version > 0),
        title text NOT NULL,
        text text NOT NULL,
        review_by date,
        retired boolean NOT NULL,
        author_id uuid NOT NULL REFERENCES staff,
        created_at timestamptz NOT NULL,
        mac bytea NOT NULL,
        PRIMARY KEY (reply_id, version)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE canned_reply_versions');
    await db.query('DROP TABLE canned_replies');
  }
}
