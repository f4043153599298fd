import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Clocks that stand still while the reporter's word is awaited, that follow a change of urgency, and that a promise starts.
 * `left_seconds` of the `minutes` were left at `started_at`, when the clock started or last went on; while it is paused they
 * are what is left. A clock of a fixed moment has none of the three.
 */
export class ExtendClocks20261126020000 implements MigrationInterface {
  name = 'ExtendClocks20261126020000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE clocks
        DROP CONSTRAINT clocks_kind_check,
        DROP CONSTRAINT clocks_state_check,
        ADD CONSTRAINT clocks_kind_check CHECK (kind IN ('first_answer', 'next_answer', 'opening', 'promise')),
        ADD CONSTRAINT clocks_state_check
          CHECK (state IN ('running', 'warned', 'breached', 'paused', 'met', 'cancelled')),
        ADD COLUMN started_at timestamptz,
        ADD COLUMN minutes integer CHECK (minutes > 0),
        ADD COLUMN left_seconds integer,
        ADD COLUMN paused_as text CHECK (paused_as IN ('running', 'warned')),
        ADD CONSTRAINT clocks_allowance CHECK (num_nonnulls(started_at, minutes, left_seconds) IN (0, 3)),
        ADD CONSTRAINT clocks_paused CHECK ((state = 'paused') = (paused_as IS NOT NULL)
                                            AND (state <> 'paused' OR minutes IS NOT NULL));
      DROP INDEX clocks_open;
      CREATE UNIQUE INDEX clocks_open ON clocks (case_id, kind)
        WHERE state IN ('running', 'warned', 'breached', 'paused');
    `);
  }

  /** A pause and a promise are not known before: what was paused goes on at once, and promises are dropped. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DELETE FROM clocks WHERE kind = 'promise';
      UPDATE clocks SET state = paused_as, paused_as = NULL WHERE state = 'paused';
      DROP INDEX clocks_open;
      CREATE UNIQUE INDEX clocks_open ON clocks (case_id, kind) WHERE state IN ('running', 'warned', 'breached');
      ALTER TABLE clocks
        DROP CONSTRAINT clocks_paused,
        DROP CONSTRAINT clocks_allowance,
        DROP CONSTRAINT clocks_kind_check,
        DROP CONSTRAINT clocks_state_check,
        DROP COLUMN started_at,
        DROP COLUMN minutes,
        DROP COLUMN left_seconds,
        DROP COLUMN paused_as,
        ADD CONSTRAINT clocks_kind_check CHECK (kind IN ('first_answer', 'next_answer', 'opening')),
        ADD CONSTRAINT clocks_state_check CHECK (state IN ('running', 'warned', 'breached', 'met', 'cancelled'));
    `);
  }
}
