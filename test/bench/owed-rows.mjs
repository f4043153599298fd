import { randomBytes } from 'node:crypto';

/**
 * Weights of the states of what a desk asked of others: of cases that are closed, and of those that are open. Most is done; what
 * waits is far more than any desk would leave waiting.
 */
const TAKEDOWNS = {
  closed: { removed: 94, refused: 3, expired: 2.5, appeared_again: 0.5 },
  open: {
    ...{ removed: 90, sent: 2.5, acknowledged: 1.5, expired: 2.2, appeared_again: 0.6, refused: 1.4 },
    ...{ ready: 0.8, proposed: 1 },
  },
};
const ESCALATIONS = {
  closed: { closed: 78, cancelled: 8, no_answer: 6, answered: 4, failed: 2, outcome_unknown: 1, ready: 1 },
  open: {
    ...{ closed: 32, answered: 12, acknowledged: 10, sent: 10, ready: 9, no_answer: 7, failed: 5, draft: 5 },
    ...{ outcome_unknown: 3, approved: 2, refused: 2, cancelled: 2, queued: 1 },
  },
};
const DUTIES = {
  closed: { confirmed: 85, rejected: 5, lapsed: 10 },
  open: { confirmed: 75, rejected: 5, lapsed: 5, decided: 15 },
};
const MAILS = { answer: 55, auto_reply: 15, delivered: 12, bounced: 8, delayed: 5, unclear: 5 };
/** Of the mails about open cases, those that nobody has read. */
const UNREAD = 0.15;
const UNPLACED = 60;
const SEALED_BYTES = 1_500;

/** SQL for one of `{ value: weight }`, by an expression for a number from 0 to below 1. */
function drawn(weights, chance) {
  const values = Object.entries(weights);
  const all = values.reduce((sum, [, weight]) => sum + weight, 0);
  let upTo = 0;
  const steps = values.map(
    ([value, weight]) => `WHEN ${chance} * ${all} < ${(upTo += weight)} THEN '${value}'`,
  );
  return `CASE ${steps.join(' ')} ELSE '${values[0][0]}' END`;
}

const CASES = `
  CREATE TEMPORARY TABLE owed_cases AS
  SELECT row_number() OVER (ORDER BY reference)::integer AS n, id, desk_id, status, created_at FROM cases`;

/**
 * So many rows ($1), each of a case by chance: some cases have dozens, some none. Of each: its state, when it was made and changed
 * (to the minute, and of a closed case to the day), and `more`, a number from 0 to below 1.
 */
const rows = ({ closed, open }) => `
  draws AS MATERIALIZED (
    SELECT gen_random_uuid() AS id, random() AS chance, random() AS late, random() AS more,
           1 + floor(power(random(), 1.25) * (SELECT count(*) FROM owed_cases))::integer AS n
      FROM generate_series(1, $1::integer)),
  rows AS MATERIALIZED (
    SELECT d.id, d.more, c.id AS case_id, c.created_at,
           CASE c.status WHEN 'closed' THEN ${drawn(closed, 'd.chance')} ELSE ${drawn(open, 'd.chance')} END AS state,
           CASE c.status WHEN 'closed' THEN date_trunc('day', c.created_at + d.late * interval '20 days', 'UTC')
                         ELSE date_trunc('minute', c.created_at + d.late * (now() - c.created_at), 'UTC') END AS changed_at
      FROM draws d JOIN owed_cases c USING (n))`;

const one = (list) => `(${list})[1 + floor(more * cardinality(${list}))::integer]`;

const TAKE_DOWN = `
  WITH ${rows(TAKEDOWNS)}
  INSERT INTO takedowns (id, case_id, platform, law, state, notices, created_at, changed_at, sent_at, acknowledged_at, ended_at)
  SELECT id, case_id, ${one(`ARRAY['instagram', 'telegram', 'other']`)},
         ${one(`ARRAY['in_3_2_b', 'in_3_2_b', 'in_sop']`)}, state, CASE WHEN state IN ('proposed', 'ready') THEN 0 ELSE 1 END,
         created_at, changed_at,
         CASE WHEN state NOT IN ('proposed', 'ready') THEN greatest(created_at, changed_at - interval '2 hours') END,
         CASE WHEN state IN ('acknowledged', 'removed') THEN changed_at END,
         CASE WHEN state IN ('removed', 'refused') THEN changed_at END
    FROM rows`;

/** One for each notice that left. None is due while somebody measures. */
const CLOCKS = `
  INSERT INTO clocks (id, case_id, subject_id, kind, state, warn_at, due_at, ended_at)
  SELECT gen_random_uuid(), case_id, id, CASE law WHEN 'in_sop' THEN 'takedown_sop_24h' ELSE 'takedown_in_2h' END,
         CASE WHEN state IN ('sent', 'acknowledged') THEN 'running' WHEN state = 'expired' THEN 'breached' ELSE 'met' END,
         due, due, CASE WHEN state NOT IN ('sent', 'acknowledged', 'expired') THEN changed_at END
    FROM takedowns CROSS JOIN LATERAL (
           SELECT CASE WHEN state IN ('sent', 'acknowledged') THEN now() + interval '2 hours' + random() * interval '1 day'
                       ELSE changed_at END AS due) t
   WHERE notices > 0`;

const ESCALATE = `
  WITH ${rows(ESCALATIONS)}
  INSERT INTO escalations (id, case_id, recipient_id, recipient_version, channel_key, state, version, entry_id, digest, outcome,
                           created_at, changed_at, sent_at)
  SELECT r.id, r.case_id, ${one('$2::text[]')}, 0, 'form', r.state, 1, e.id, sha256(uuid_send(r.id)),
         CASE r.state WHEN 'closed' THEN 'acted' END, r.created_at, r.changed_at,
         CASE WHEN r.state NOT IN ('draft', 'ready', 'approved', 'queued', 'failed', 'cancelled') THEN r.changed_at END
    FROM rows r JOIN entries e ON e.case_id = r.case_id AND e.sequence = 1`;

const DECIDE = `
  WITH ${rows(DUTIES)}
  INSERT INTO duty_decisions (id, case_id, recipient, duty, state, decided_by, decided_at, second_by, settled_by, settled_at)
  SELECT id, case_id, ${one('$2::text[]')}, 'danger-to-life', state, $3, changed_at,
         CASE state WHEN 'decided' THEN now() + interval '2 hours' + more * interval '1 day'
                    ELSE changed_at + interval '1 day' END,
         CASE WHEN state IN ('confirmed', 'rejected') THEN $4::uuid END,
         CASE WHEN state IN ('confirmed', 'rejected') THEN changed_at END
    FROM rows`;

/** What came about every second package that left, and some that nobody could place. */
const RECEIVE = `
  INSERT INTO received_mails (id, case_id, escalation_id, desk_id, desk_epoch, kind, grant_sealed, sealed, mac, hash, entry_id,
                              received_at, done_at)
  SELECT id, case_id, escalation_id, desk_id, 1, ${drawn(MAILS, 'more')}, sealed, sealed, sealed, sha256(uuid_send(id)),
         CASE WHEN sealed IS NULL THEN gen_random_uuid() END, received_at, CASE WHEN sealed IS NULL THEN received_at END
    FROM (SELECT gen_random_uuid() AS id, o.case_id, o.id AS escalation_id, c.desk_id, random() AS more,
                 CASE WHEN c.status <> 'closed' AND random() < ${UNREAD} THEN $1::bytea END AS sealed,
                 o.changed_at AS received_at
            FROM escalations o JOIN owed_cases c ON c.id = o.case_id WHERE o.sent_at IS NOT NULL AND random() < 0.5
          UNION ALL
          SELECT gen_random_uuid(), NULL, NULL, d.id, random(), $1::bytea, now() - n * interval '1 hour'
            FROM (SELECT id, row_number() OVER (ORDER BY id) AS at, count(*) OVER () AS desks FROM desks) d
            JOIN generate_series(1, ${UNPLACED}) AS n ON n % d.desks + 1 = d.at) came`;

async function counsellors(client) {
  const { rows: people } = await client.query(
    `SELECT id FROM staff WHERE role = 'counsellor' ORDER BY id LIMIT 2`,
  );
  return people.map(({ id }) => id);
}

/**
 * Gives the cases that are there what a helpdesk asks of others: so many locations with their clocks, for every twentieth case a
 * package, for every fiftieth a decision by a duty, and what came by mail. `recipients`: ids of the directory.
 */
export async function fillOwed(client, { cases, takedowns, recipients }) {
  const people = await counsellors(client);
  await client.query('SELECT setseed(0.5)');
  await client.query('BEGIN');
  await client.query(CASES);
  await client.query('ANALYZE owed_cases');
  await client.query(TAKE_DOWN, [takedowns]);
  await client.query(CLOCKS);
  await client.query(ESCALATE, [cases / 20, recipients]);
  await client.query(DECIDE, [cases / 50, recipients, ...people]);
  await client.query(RECEIVE, [randomBytes(SEALED_BYTES)]);
  await client.query('DROP TABLE owed_cases');
  await client.query('COMMIT');
  await client.query('VACUUM (ANALYZE) takedowns, clocks, escalations, duty_decisions, received_mails');
}
