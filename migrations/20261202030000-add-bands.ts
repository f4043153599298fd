import type { MigrationInterface, QueryRunner } from 'typeorm';

const DEADLINE = `coalesce(next_deadline_at, 'infinity'::timestamptz)`;
const OPEN = `status <> 'closed'`;
/** What the rows of an index are judged by without their cases being read. */
const ALSO = 'next_deadline_at, kept_out, unanswered';
const FACETS = 'status, urgency, kind, age_band, (assignee_id IS NULL)';

/**
 * The queue comes in bands: what burns, one's own and nobody's, others'. Inside a band the deadline decides, and a page of a
 * band costs what the page costs: it is merged from ranges that leave out, by where they begin, what an earlier band had.
 *
 * `unanswered` says that the reporter wrote, or told of danger, and nobody of the desk who had read it answered since. Whoever
 * read it is in `case_reads` until then, so that the table holds what is being worked on alone.
 */
export class AddBands20261202030000 implements MigrationInterface {
  name = 'AddBands20261202030000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE cases
        ADD reporter_wrote integer NOT NULL DEFAULT 0,
        ADD unanswered text CHECK (unanswered IN ('wrote', 'danger'));
      UPDATE cases c SET reporter_wrote = e.written, unanswered = 'wrote'
        FROM (SELECT case_id, max(sequence) FILTER (WHERE author = 'reporter') AS written,
                     max(sequence) FILTER (WHERE author = 'staff' AND kind = 'message') AS answered
                FROM entries WHERE sequence > 1 GROUP BY case_id) e
       WHERE e.case_id = c.id AND c.${OPEN} AND e.written > coalesce(e.answered, 0);
      CREATE TABLE case_reads (
        case_id uuid NOT NULL REFERENCES cases,
        staff_id uuid NOT NULL REFERENCES staff,
        sequence integer NOT NULL,
        PRIMARY KEY (case_id, staff_id)
      );
      CREATE INDEX case_reads_staff ON case_reads (staff_id);
      DROP INDEX cases_urgency, cases_kind, cases_age_band, cases_language, cases_unassigned_language, cases_facets,
        cases_language_facets, cases_assignee;
      CREATE INDEX cases_unanswered ON cases (desk_id, ${DEADLINE}, id) INCLUDE (reporter_wrote, status, urgency, kind, age_band, language, assignee_id, ${ALSO})
        WHERE unanswered IS NOT NULL AND ${OPEN};
      CREATE INDEX cases_bands ON cases (desk_id, (assignee_id IS NULL), urgency, ${DEADLINE}, id)
        INCLUDE (assignee_id, ${ALSO}) WHERE ${OPEN};
      CREATE INDEX cases_language_bands ON cases (desk_id, language, (assignee_id IS NULL), urgency, ${DEADLINE}, id)
        INCLUDE (assignee_id, ${ALSO}) WHERE ${OPEN};
      CREATE INDEX cases_assignee ON cases (assignee_id, desk_id, ${DEADLINE}, id)
        INCLUDE (status, urgency, kind, age_band, language, ${ALSO}) WHERE ${OPEN};
      CREATE INDEX cases_facets ON cases (desk_id, ${FACETS}, ${DEADLINE}, id) INCLUDE (assignee_id, ${ALSO});
      CREATE INDEX cases_language_facets ON cases (desk_id, language, ${FACETS}, ${DEADLINE}, id)
        INCLUDE (assignee_id, ${ALSO});
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    const also = 'next_deadline_at, kept_out';
    await db.query(`
      DROP INDEX cases_unanswered, cases_bands, cases_language_bands, cases_assignee, cases_facets, cases_language_facets;
      DROP TABLE case_reads;
      ALTER TABLE cases DROP reporter_wrote, DROP unanswered;
      CREATE INDEX cases_assignee ON cases (assignee_id, desk_id, ${DEADLINE}, id)
        INCLUDE (status, urgency, kind, age_band, language, ${also}) WHERE ${OPEN};
      CREATE INDEX cases_urgency ON cases (desk_id, urgency, ${DEADLINE}, id) INCLUDE (${also}) WHERE ${OPEN};
      CREATE INDEX cases_kind ON cases (desk_id, kind, ${DEADLINE}, id) INCLUDE (${also}) WHERE ${OPEN};
      CREATE INDEX cases_age_band ON cases (desk_id, age_band, ${DEADLINE}, id) INCLUDE (${also}) WHERE ${OPEN};
      CREATE INDEX cases_language ON cases (desk_id, language, ${DEADLINE}, id) INCLUDE (${also}) WHERE ${OPEN};
      CREATE INDEX cases_unassigned_language ON cases (desk_id, language, ${DEADLINE}, id) INCLUDE (${also})
        WHERE assignee_id IS NULL AND ${OPEN};
      CREATE INDEX cases_facets ON cases (desk_id, ${FACETS}, ${DEADLINE}, id) INCLUDE (assignee_id, ${also});
      CREATE INDEX cases_language_facets ON cases (desk_id, language, ${FACETS}, ${DEADLINE}, id)
        INCLUDE (assignee_id, ${also});
    `);
  }
}
