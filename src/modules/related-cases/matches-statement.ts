/** A value that more cases hold tells nothing of an offender: a helpline, a big site, the word "unknown". */
export const MOST_CASES = 50;
/** Of one value so many rows are read at most: where there are more, it is common. */
export const MOST_ROWS = 500;

/**
 * $1: the case, $2: the tags that hide a case from who asks, $3: their desks, $4: MOST_ROWS, $5: MOST_CASES. A value is looked up by
 * itself, for it holds its type: equal values are of one type. What is hidden is left out before anything is counted, so that no
 * count, and no value that turns common, tells of it.
 */
export const MATCHES = `
  WITH held AS MATERIALIZED (
    SELECT DISTINCT 'identifiers' AS source, type AS kind, blind FROM identifiers WHERE case_id = $1 AND type <> 'url'
     UNION SELECT 'locations', 'place', blind FROM locations WHERE case_id = $1
     UNION SELECT 'domains', 'domain', domain FROM locations WHERE case_id = $1 AND domain IS NOT NULL
  ), met AS MATERIALIZED (
    SELECT held.kind, held.blind, found.case_id
      FROM held CROSS JOIN LATERAL (
        SELECT i.case_id FROM identifiers i JOIN cases c ON c.id = i.case_id
         WHERE held.source = 'identifiers' AND i.blind = held.blind AND i.case_id <> $1
           AND NOT c.kept_out && $2::bytea[]
        UNION ALL
        SELECT l.case_id FROM locations l JOIN cases c ON c.id = l.case_id
         WHERE held.source = 'locations' AND l.blind = held.blind AND l.case_id <> $1
           AND NOT c.kept_out && $2::bytea[]
        UNION ALL
        SELECT l.case_id FROM locations l JOIN cases c ON c.id = l.case_id
         WHERE held.source = 'domains' AND l.domain = held.blind AND l.case_id <> $1
           AND NOT c.kept_out && $2::bytea[]
        LIMIT $4) AS found
  ), sized AS (
    SELECT kind, blind, count(DISTINCT case_id) > $5 OR count(*) >= $4 AS common FROM met GROUP BY kind, blind
  )
  SELECT kind, count(*)::integer AS values, NULL::uuid AS "caseId", NULL::uuid AS "deskId", false AS near
    FROM sized WHERE common GROUP BY kind
  UNION ALL
  SELECT met.kind, count(DISTINCT met.blind)::integer, met.case_id, c.desk_id,
         c.desk_id = ANY($3::uuid[]) OR EXISTS (
           SELECT FROM case_shares s WHERE s.case_id = c.id AND s.desk_id = ANY($3::uuid[]))
    FROM met JOIN sized ON sized.kind = met.kind AND sized.blind = met.blind AND NOT sized.common
    JOIN cases c ON c.id = met.case_id
   GROUP BY met.kind, met.case_id, c.id, c.desk_id`;
