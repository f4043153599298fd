import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The first schema. What each column tells a reader of a dump is listed in docs/security/columns.md. */
export class CreateHelpdesk20261124000000 implements MigrationInterface {
  name = 'CreateHelpdesk20261124000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE organisation (
        id smallint PRIMARY KEY CHECK (id = 1),
        sign_public bytea NOT NULL,
        receipt_salt bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE key_checks (
        name text NOT NULL,
        version smallint NOT NULL,
        value bytea NOT NULL,
        PRIMARY KEY (name, version)
      );

      CREATE TABLE staff (
        id uuid PRIMARY KEY,
        email text NOT NULL,
        name text NOT NULL,
        role text NOT NULL CHECK (role IN ('counsellor', 'coordinator', 'administrator', 'auditor')),
        locale text NOT NULL DEFAULT 'en',
        active boolean NOT NULL DEFAULT true,
        salt bytea NOT NULL,
        root_by_password bytea NOT NULL,
        root_by_recovery bytea NOT NULL,
        kem_public bytea NOT NULL,
        sign_public bytea NOT NULL,
        keys_signature bytea NOT NULL,
        organisation_grant bytea,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX staff_email ON staff (lower(email));

      CREATE TABLE desks (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        country text,
        is_default boolean NOT NULL DEFAULT false,
        epoch integer NOT NULL,
        kem_public bytea NOT NULL,
        key_signature bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX desks_default ON desks (is_default) WHERE is_default;

      CREATE TABLE desk_members (
        desk_id uuid NOT NULL REFERENCES desks,
        staff_id uuid NOT NULL REFERENCES staff,
        epoch integer NOT NULL,
        root_grant bytea,
        granted_by uuid REFERENCES staff,
        grant_signature bytea,
        PRIMARY KEY (desk_id, staff_id, epoch),
        CHECK (num_nonnulls(root_grant, granted_by, grant_signature) IN (0, 3))
      );
      CREATE INDEX desk_members_staff ON desk_members (staff_id);

      CREATE TABLE sessions (
        id_hash bytea PRIMARY KEY,
        staff_id uuid NOT NULL REFERENCES staff,
        sealed_roots bytea NOT NULL,
        seen_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL
      );
      CREATE INDEX sessions_staff ON sessions (staff_id);

      CREATE TABLE staff_drafts (
        staff_id uuid NOT NULL REFERENCES staff,
        case_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('message', 'note')),
        sealed bytea NOT NULL,
        updated_at timestamptz NOT NULL,
        PRIMARY KEY (staff_id, case_id, kind)
      );

      CREATE TABLE cases (
        id uuid PRIMARY KEY,
        reference text NOT NULL UNIQUE,
        kind text NOT NULL CHECK (kind IN ('threatened', 'shared', 'found', 'other')),
        urgency smallint NOT NULL CHECK (urgency BETWEEN 1 AND 4),
        status text NOT NULL CHECK (status IN ('new', 'in_progress', 'waiting_for_reporter', 'closed')),
        close_reason text,
        playbook text NOT NULL,
        age_band text NOT NULL,
        country text,
        language text NOT NULL,
        desk_id uuid NOT NULL REFERENCES desks,
        assignee_id uuid REFERENCES staff,
        kept_out bytea[] NOT NULL DEFAULT '{}',
        card bytea NOT NULL,
        card_wrap text NOT NULL CHECK (card_wrap IN ('case', 'desk')),
        card_epoch integer NOT NULL,
        next_deadline_at timestamptz,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE INDEX cases_queue ON cases (desk_id, coalesce(next_deadline_at, 'infinity'::timestamptz), id)
        INCLUDE (next_deadline_at, status, urgency, kind, age_band, language, assignee_id, kept_out)
        WHERE status <> 'closed';
      CREATE INDEX cases_status ON cases (desk_id, status, coalesce(next_deadline_at, 'infinity'::timestamptz), id)
        INCLUDE (next_deadline_at, urgency, kind, age_band, language, assignee_id, kept_out);
      CREATE INDEX cases_assignee ON cases (assignee_id, desk_id, coalesce(next_deadline_at, 'infinity'::timestamptz), id)
        INCLUDE (next_deadline_at, status, urgency, kind, age_band, language, kept_out) WHERE status <> 'closed';

      CREATE TABLE chains (
        case_id uuid PRIMARY KEY REFERENCES cases,
        key_epoch integer NOT NULL,
        entry_count integer NOT NULL,
        head bytea NOT NULL,
        mac bytea NOT NULL
      );

      CREATE TABLE grants (
        case_id uuid NOT NULL REFERENCES cases,
        key_epoch integer NOT NULL,
        holder text NOT NULL CHECK (holder = 'desk'),
        holder_id uuid NOT NULL,
        holder_epoch integer NOT NULL,
        sealed bytea NOT NULL,
        mac bytea NOT NULL,
        mac_version smallint NOT NULL,
        PRIMARY KEY (case_id, key_epoch, holder, holder_id, holder_epoch)
      );

      CREATE TABLE receipts (
        lookup bytea PRIMARY KEY,
        case_id uuid NOT NULL UNIQUE REFERENCES cases,
        key_epoch integer NOT NULL,
        sealed bytea NOT NULL
      );

      CREATE TABLE reporter_sessions (
        id_hash bytea PRIMARY KEY,
        sealed bytea NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX reporter_sessions_expiry ON reporter_sessions (expires_at);

      CREATE TABLE drafts (
        id_hash bytea PRIMARY KEY,
        sealed bytea NOT NULL,
        revision integer NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX drafts_expiry ON drafts (expires_at);

      CREATE TABLE entries (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases,
        sequence integer NOT NULL,
        kind text NOT NULL CHECK (kind IN ('report', 'message', 'note')),
        author text NOT NULL CHECK (author IN ('reporter', 'staff')),
        author_id uuid REFERENCES staff,
        key_epoch integer NOT NULL,
        sealed bytea NOT NULL,
        signature bytea,
        hash bytea NOT NULL,
        created_at timestamptz NOT NULL,
        UNIQUE (case_id, sequence),
        CHECK ((author = 'staff') = (author_id IS NOT NULL)),
        CHECK ((author = 'staff') = (signature IS NOT NULL))
      );

      CREATE TABLE case_events (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases,
        sequence bigint GENERATED ALWAYS AS IDENTITY,
        kind text NOT NULL,
        actor_id uuid REFERENCES staff,
        detail jsonb NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL
      );
      CREATE INDEX case_events_case ON case_events (case_id, sequence);

      CREATE TABLE identifiers (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases,
        type text NOT NULL CHECK (type IN ('handle', 'phone', 'email', 'payment', 'url')),
        blind bytea NOT NULL,
        key_version smallint NOT NULL
      );
      CREATE INDEX identifiers_blind ON identifiers (blind);
      CREATE INDEX identifiers_case ON identifiers (case_id);

      CREATE TABLE locations (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases,
        position integer NOT NULL,
        platform text NOT NULL,
        blind bytea NOT NULL,
        key_version smallint NOT NULL,
        UNIQUE (case_id, position)
      );
      CREATE INDEX locations_blind ON locations (blind);

      CREATE TABLE clocks (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases,
        kind text NOT NULL CHECK (kind IN ('first_answer', 'next_answer', 'opening')),
        state text NOT NULL CHECK (state IN ('running', 'warned', 'breached', 'met', 'cancelled')),
        warn_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        ended_at timestamptz
      );
      CREATE INDEX clocks_case ON clocks (case_id);
      CREATE UNIQUE INDEX clocks_open ON clocks (case_id, kind) WHERE state IN ('running', 'warned', 'breached');
      CREATE INDEX clocks_warn ON clocks (warn_at) WHERE state = 'running';
      CREATE INDEX clocks_due ON clocks (due_at) WHERE state IN ('running', 'warned');

      CREATE TABLE notifications (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases,
        staff_id uuid NOT NULL REFERENCES staff,
        reason text NOT NULL CHECK (reason IN ('case_received', 'message_received', 'clock_warned', 'clock_breached',
                                               'nobody_to_tell', 'nobody_on_duty', 'case_unopened')),
        subject_id uuid NOT NULL,
        state text NOT NULL CHECK (state IN ('pending', 'sent', 'dropped')),
        created_at timestamptz NOT NULL,
        sent_at timestamptz,
        UNIQUE (staff_id, reason, subject_id)
      );
      CREATE INDEX notifications_case ON notifications (case_id);

      CREATE TABLE audit_log (
        sequence bigint PRIMARY KEY,
        at timestamptz NOT NULL,
        actor_id uuid,
        action text NOT NULL,
        subject text,
        subject_id uuid,
        detail jsonb NOT NULL DEFAULT '{}',
        hash bytea NOT NULL
      );

      CREATE TABLE outbox (
        id uuid PRIMARY KEY,
        queue text NOT NULL,
        job text NOT NULL,
        data jsonb NOT NULL,
        request_id uuid,
        state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'relayed', 'failed')),
        attempts integer NOT NULL DEFAULT 0,
        error_code text,
        created_at timestamptz NOT NULL DEFAULT now(),
        relayed_at timestamptz
      );
      CREATE INDEX outbox_pending ON outbox (created_at) WHERE state = 'pending';
      CREATE INDEX outbox_relayed ON outbox (relayed_at) WHERE state = 'relayed';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE outbox, audit_log, notifications, clocks, locations, identifiers, case_events, entries, drafts,
        reporter_sessions, receipts, grants, chains, cases, staff_drafts, sessions, desk_members, desks, staff, key_checks,
        organisation;
    `);
  }
}
