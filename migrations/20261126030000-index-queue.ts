import type { MigrationInterface, QueryRunner } from 'typeorm';

const DEADLINE = `coalesce(next_deadline_at, 'infinity'::timestamptz)`;
/** What the rows of an index are judged by without their cases being read. */
const ALSO = 'next_deadline_at, kept_out';
const OPEN = `status <> 'closed'`;

/**
 * A page of the queue costs what the page costs, whatever is filtered by. One filter alone is a range of an index of its own,
 * in the order of the queue. Several together, each of which may be common and all of them rare, are ranges of `cases_facets`:
 * one for each combination of the values that are left open (src/modules/cases/queue-statement.ts).
 */
export class IndexQueue20261126030000 implements MigrationInterface {
  name = 'IndexQueue20261126030000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX cases_queue, cases_status, cases_assignee;
      CREATE INDEX cases_queue ON cases (desk_id, ${DEADLINE}, id) INCLUDE (${ALSO}) WHERE ${OPEN};
      CREATE INDEX cases_status ON cases (desk_id, status, ${DEADLINE}, id) INCLUDE (${ALSO});
      CREATE INDEX cases_unassigned ON cases (desk_id, ${DEADLINE}, id) INCLUDE (${ALSO})
        WHERE assignee_id IS NULL AND ${OPEN};
      CREATE INDEX cases_assignee ON cases (assignee_id, desk_id, ${DEADLINE}, id)
        INCLUDE (status, urgency, kind, age_band, language, ${ALSO}) WHERE ${OPEN};
      CREATE INDEX cases_urgency ON cases (desk_id, urgency, ${DEADLINE}, id) INCLUDE (${ALSO}) WHERE ${OPEN};
      CREATE INDEX cases_kind ON cases (desk_id, kind, ${DEADLINE}, id) INCLUDE (${ALSO}) WHERE ${OPEN};
      CREATE INDEX cases_age_band ON cases (desk_id, age_band, ${DEADLINE}, id) INCLUDE (${ALSO}) WHERE ${OPEN};
      CREATE INDEX cases_language ON cases (desk_id, language, ${DEADLINE}, id) INCLUDE (${ALSO}) WHERE ${OPEN};
      CREATE INDEX cases_facets
        ON cases (desk_id, status, urgency, kind, age_band, (assignee_id IS NULL), ${DEADLINE}, id)
        INCLUDE (assignee_id, ${ALSO});
      CREATE INDEX cases_language_facets
        ON cases (desk_id, language, status, urgency, kind, age_band, (assignee_id IS NULL), ${DEADLINE}, id)
        INCLUDE (assignee_id, ${ALSO});
      ALTER TABLE cases SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02,
                             autovacuum_analyze_scale_factor = 0.02);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    const columns = 'next_deadline_at, status, urgency, kind, age_band, language, assignee_id, kept_out';
    const but = (...left: string[]): string =>
      columns
        .split(', ')
        .filter((column) => !left.includes(column))
        .join(', ');
    await db.query(`
      ALTER TABLE cases RESET (autovacuum_vacuum_scale_factor, autovacuum_vacuum_insert_scale_factor,
                               autovacuum_analyze_scale_factor);
      DROP INDEX cases_queue, cases_status, cases_unassigned, cases_assignee, cases_urgency, cases_kind, cases_age_band,
        cases_language, cases_facets, cases_language_facets;
      CREATE INDEX cases_queue ON cases (desk_id, ${DEADLINE}, id) INCLUDE (${columns}) WHERE ${OPEN};
      CREATE INDEX cases_status ON cases (desk_id, status, ${DEADLINE}, id) INCLUDE (${but('status')});
      CREATE INDEX cases_assignee ON cases (assignee_id, desk_id, ${DEADLINE}, id)
        INCLUDE (${but('assignee_id')}) WHERE ${OPEN};
    `);
  }
}
