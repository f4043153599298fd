/** A piece of the pool ($1), as incompressible as what is really sealed. */
const piece = (bytes) =>
  `substring($1::bytea from 1 + floor(random() * (length($1::bytea) - ${bytes}))::integer for ${bytes})`;

/** What hashes look like: 32 bytes that differ. */
const digest = (text) => `sha256(convert_to(${text}, 'UTF8'))`;

const TAKE = `
  INSERT INTO seed_batch
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS given (
    n integer, id uuid, reference text, kind text, urgency smallint, status text, close_reason text, playbook text,
    age_band text, country text, language text, desk_id uuid, assignee_id uuid, kept_out text[], card_epoch integer,
    next_deadline_at timestamptz, created_at timestamptz, updated_at timestamptz, late boolean, report_bytes integer,
    further integer, identifiers integer, locations integer, unanswered text, reporter_wrote integer)`;

const MAKE_BATCH = `
  CREATE TEMPORARY TABLE IF NOT EXISTS seed_batch (
    n integer, id uuid, reference text, kind text, urgency smallint, status text, close_reason text, playbook text,
    age_band text, country text, language text, desk_id uuid, assignee_id uuid, kept_out text[], card_epoch integer,
    next_deadline_at timestamptz, created_at timestamptz, updated_at timestamptz, late boolean, report_bytes integer,
    further integer, identifiers integer, locations integer, unanswered text, reporter_wrote integer)`;

const CASES = `
  INSERT INTO cases (id, reference, kind, urgency, status, close_reason, playbook, age_band, country, language, desk_id,
                     assignee_id, kept_out, card, card_wrap, card_epoch, next_deadline_at, created_at, updated_at, unanswered,
                     reporter_wrote)
  SELECT id, reference, kind, urgency, status, close_reason, playbook, age_band, country, language, desk_id, assignee_id,
         ARRAY(SELECT decode(tag, 'hex') FROM unnest(kept_out) AS tag),
         substring($1::bytea from n * $2::integer + 1 for $2::integer), 'desk', card_epoch,
         next_deadline_at, created_at, updated_at, unanswered, reporter_wrote
    FROM seed_batch`;

/** The rows that belong to each case; those with bytes take the pool as $1. */
const parts = ({ messageBytes, deskGrantBytes, reporterGrantBytes }) => [
  `INSERT INTO chains (case_id, key_epoch, entry_count, head, mac)
   SELECT id, 1, 1 + further, ${piece(32)}, ${piece(32)} FROM seed_batch`,
  `INSERT INTO grants (case_id, key_epoch, holder, holder_id, holder_epoch, sealed, mac, mac_version)
   SELECT id, 1, 'desk', desk_id, 1, ${piece(deskGrantBytes)}, ${piece(32)}, 1 FROM seed_batch`,
  `INSERT INTO receipts (lookup, case_id, key_epoch, sealed)
   SELECT ${digest('id::text')}, id, 1, ${piece(reporterGrantBytes)} FROM seed_batch`,
  `INSERT INTO entries (id, case_id, sequence, kind, author, key_epoch, sealed, hash, created_at)
   SELECT gen_random_uuid(), id, 1, 'report', 'reporter', 1, ${piece('report_bytes')}, ${piece(32)}, created_at
     FROM seed_batch`,
  `INSERT INTO entries (id, case_id, sequence, kind, author, author_id, key_epoch, sealed, signature, hash, created_at)
   SELECT gen_random_uuid(), b.id, 1 + turn, 'message', CASE WHEN staff.id IS NULL THEN 'reporter' ELSE 'staff' END,
          staff.id, 1, ${piece(messageBytes)}, CASE WHEN staff.id IS NULL THEN NULL ELSE ${piece(64)} END, ${piece(32)},
          b.created_at
     FROM seed_batch b CROSS JOIN generate_series(1, b.further) AS turn
     LEFT JOIN staff ON staff.id = b.assignee_id AND turn % 2 = 1`,
  `INSERT INTO case_events (id, case_id, kind, actor_id, detail, created_at)
   SELECT gen_random_uuid(), b.id, e.kind, e.actor, e.detail, b.created_at FROM seed_batch b CROSS JOIN LATERAL (VALUES
     (1, 'received', NULL::uuid, '{}'::jsonb, true),
     (2, 'assigned', b.assignee_id, jsonb_build_object('assigneeId', b.assignee_id), b.assignee_id IS NOT NULL),
     (3, 'message_sent', b.assignee_id, '{}'::jsonb, b.further > 0),
     (4, 'message_received', NULL, '{}'::jsonb, b.further > 1),
     (5, 'status_set', b.assignee_id, jsonb_build_object('status', b.status), b.status <> 'new'),
     (6, 'clock_breached', NULL, '{}'::jsonb, b.late)) AS e (turn, kind, actor, detail, holds)
    WHERE e.holds ORDER BY b.n, e.turn`,
  `INSERT INTO identifiers (id, case_id, type, blind, key_version)
   SELECT gen_random_uuid(), id, (ARRAY['handle', 'phone', 'payment'])[turn], ${digest("id::text || ' i ' || turn")}, 1
     FROM seed_batch CROSS JOIN generate_series(1, identifiers) AS turn`,
  `INSERT INTO locations (id, case_id, position, platform, blind, key_version)
   SELECT gen_random_uuid(), id, turn, 'other', ${digest("id::text || ' l ' || turn")}, 1
     FROM seed_batch CROSS JOIN generate_series(1, locations) AS turn`,
  `INSERT INTO clocks (id, case_id, subject_id, kind, state, warn_at, due_at, ended_at)
   SELECT gen_random_uuid(), id, id, CASE WHEN status = 'new' THEN 'first_answer' ELSE 'next_answer' END,
          CASE WHEN next_deadline_at IS NULL THEN 'met' WHEN late THEN 'breached' ELSE 'running' END,
          coalesce(next_deadline_at, created_at) - CASE WHEN late THEN interval '30 minutes' ELSE interval '5 minutes' END,
          coalesce(next_deadline_at, created_at), CASE WHEN next_deadline_at IS NULL THEN created_at END
     FROM seed_batch`,
  `INSERT INTO notifications (id, case_id, staff_id, reason, subject_id, state, created_at, sent_at)
   SELECT gen_random_uuid(), b.id, told.id, 'case_received', b.id, 'sent', b.created_at, b.created_at
     FROM seed_batch b CROSS JOIN (SELECT id FROM staff WHERE role = 'counsellor' ORDER BY id LIMIT 3) AS told`,
];

/** Writes a batch of made-up cases with everything that belongs to them, in one transaction. cards: one after the other. */
export async function insertBatch(client, { batch, cards, cardBytes, pool, sizes }) {
  await client.query(MAKE_BATCH);
  await client.query('BEGIN');
  try {
    await client.query('TRUNCATE seed_batch');
    await client.query(TAKE, [JSON.stringify(batch)]);
    await client.query(CASES, [cards, cardBytes]);
    for (const text of parts(sizes)) await client.query(text, text.includes('$1') ? [pool] : []);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
