import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is to be done in a case: of its playbook, or written by staff. The words of staff, and which task follows from what is sealed of
 * the case, are in the chain.
 */
export class AddCaseTasks20261204100000 implements MigrationInterface {
  name = 'AddCaseTasks20261204100000';
  readonly compatible = true;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE case_tasks (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases,
        task text NOT NULL CHECK (task ~ '^[a-z]+(_[a-z]+)*$' AND length(task) <= 40),
        version smallint NOT NULL CHECK (version >= 0),
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'not_needed')),
        owner_id uuid REFERENCES staff,
        opened_at timestamptz NOT NULL,
        due_at timestamptz,
        remind_at timestamptz,
        entry_id uuid,
        reason_id uuid,
        settled_by uuid REFERENCES staff,
        settled_at timestamptz,
        CHECK ((state = 'open') = (settled_by IS NULL)),
        CHECK ((settled_by IS NULL) = (settled_at IS NULL)),
        CHECK ((task IN ('own', 'marked')) = (entry_id IS NOT NULL))
      );
      CREATE INDEX case_tasks_case ON case_tasks (case_id);
      CREATE UNIQUE INDEX case_tasks_once ON case_tasks (case_id, task) WHERE entry_id IS NULL;
      CREATE INDEX case_tasks_due ON case_tasks (due_at, id) INCLUDE (case_id) WHERE state = 'open' AND due_at IS NOT NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE case_tasks');
  }
}
