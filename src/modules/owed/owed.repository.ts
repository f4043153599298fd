import { Injectable } from '@nestjs/common';
import { Database, PLANNED_EACH_TIME } from '../../platform/database/index.js';
import type { OwedKind } from '../vocabulary/index.js';

/** Whose list: the desks that they lead, themselves, and the tags by which cases are kept from them. */
export interface OwedScope {
  readonly deskIds: readonly string[];
  readonly staffId: string;
  readonly excluded: readonly Buffer[];
}

/** One thing that is owed in a case. */
export interface OwedRow {
  caseId: string;
  reference: string;
  assigneeId: string | null;
  /** Whom it is about: an id of the directory; null: nobody there. */
  recipientId: string | null;
  /** Since when, or for a second look until when. */
  at: Date;
}

/** The first of a kind, and how many there are, up to `COUNTED_UP_TO`. */
export interface OwedList {
  rows: OwedRow[];
  count: number;
}

/** As many of a kind as a person reads. */
const LISTED = 25;
/** Counts stop here. */
export const COUNTED_UP_TO = 1_001;

interface Source {
  /** From which rows, as `o`. */
  readonly from: string;
  readonly where: string;
  readonly recipient: string;
  readonly at: string;
}

const escalations = (state: string): Source => ({
  from: 'escalations o',
  where: `o.state = '${state}'`,
  recipient: 'o.recipient_id',
  at: 'o.changed_at',
});

const SOURCES: Readonly<Record<OwedKind, Source>> = {
  approval: {
    ...escalations('ready'),
    from: 'escalations o JOIN entries e ON e.id = o.entry_id',
    // Who wrote it does not approve it.
    where: `o.state = 'ready' AND e.author_id IS DISTINCT FROM $3`,
  },
  second_look: {
    from: 'duty_decisions o',
    where: `o.state = 'decided' AND o.decided_by <> $3`,
    recipient: 'o.recipient',
    at: 'o.second_by',
  },
  unread_mail: {
    from: 'received_mails o',
    where: `o.sealed IS NOT NULL AND o.kind IN ('answer', 'bounced', 'unclear')`,
    recipient: '(SELECT x.recipient_id FROM escalations x WHERE x.id = o.escalation_id)',
    at: 'o.received_at',
  },
  failed: escalations('failed'),
  outcome_unknown: escalations('outcome_unknown'),
  no_answer: escalations('no_answer'),
  takedown_late: {
    from: 'takedowns o',
    where: `o.state = 'expired'`,
    recipient: 'NULL::text',
    at: 'o.changed_at',
  },
  takedown_again: {
    from: 'takedowns o',
    where: `o.state = 'appeared_again'`,
    recipient: 'NULL::text',
    at: 'o.changed_at',
  },
  task_late: {
    from: 'case_tasks o',
    where: `o.state = 'open' AND o.due_at <= now()`,
    recipient: 'NULL::text',
    at: 'o.due_at',
  },
  referral_late: {
    from: 'referrals o',
    where: `o.due_at <= now()`,
    recipient: 'o.service',
    at: 'o.due_at',
  },
};

/** The case `c` is of one of the desks, and not kept from who asks: the first two values of a statement. */
export const IN_REACH = 'c.desk_id = ANY($1::uuid[]) AND NOT c.kept_out && $2::bytea[]';
/**
 * Looks at the case of each row, in an index of the open ones (`cases_open`). Most rows that are passed over are of closed cases; left to
 * itself, the database reads every open case of a large desk instead. The third value is who asks: each source may name it.
 */
const VISIBLE = `CROSS JOIN LATERAL (
  SELECT 1 FROM cases c WHERE c.id = o.case_id AND c.status <> 'closed' AND ${IN_REACH}
  OFFSET 0) visible WHERE $3::uuid IS NOT NULL`;

/** Reads what waits for those who lead desks; the rows belong to other modules. */
@Injectable()
export class OwedRepository {
  constructor(private readonly database: Database) {}

  /** Of one kind, what waits longest first. */
  async list(kind: OwedKind, { deskIds, staffId, excluded }: OwedScope): Promise<OwedList> {
    const { from, where, recipient, at } = SOURCES[kind];
    const found = await this.database.query<OwedRow & { count: number }>(
      `${PLANNED_EACH_TIME}SELECT c.id AS "caseId", c.reference, c.assignee_id AS "assigneeId", found.recipient AS "recipientId", found.at,
              found.count
         FROM (SELECT counted.*, count(*) OVER ()::integer AS count
                 FROM (SELECT o.case_id, o.id, ${recipient} AS recipient, ${at} AS at
                         FROM ${from} ${VISIBLE} AND ${where} ORDER BY ${at}, o.id LIMIT ${COUNTED_UP_TO}) counted
                ORDER BY at, id LIMIT ${LISTED}) found
         JOIN cases c ON c.id = found.case_id ORDER BY found.at, found.id`,
      [deskIds, excluded, staffId],
    );
    return { rows: found, count: found[0]?.count ?? 0 };
  }

  /** How many mails that nobody could place wait for those who lead these desks. */
  async countUnplaced(deskIds: readonly string[]): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::integer AS count
         FROM (SELECT 1 FROM received_mails WHERE desk_id = ANY($1::uuid[]) AND case_id IS NULL AND sealed IS NOT NULL
                LIMIT ${COUNTED_UP_TO}) counted`,
      [deskIds],
    );
    return row?.count ?? 0;
  }

  /** Who was mailed on this day, or claimed to be. */
  async mailedOn(day: string): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT staff_id AS id FROM owed_mails WHERE told_on >= $1::date',
      [day],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Whether the caller is the one who mails this person on this day. */
  async claimMail(staffId: string, day: string): Promise<boolean> {
    const claimed = await this.database.execute(
      `INSERT INTO owed_mails (staff_id, told_on) VALUES ($1, $2::date)
       ON CONFLICT (staff_id) DO UPDATE SET told_on = EXCLUDED.told_on WHERE owed_mails.told_on < EXCLUDED.told_on`,
      [staffId, day],
    );
    return claimed > 0;
  }

  /** Takes the claim back: the mail did not leave. */
  async releaseMail(staffId: string): Promise<void> {
    await this.database.execute('DELETE FROM owed_mails WHERE staff_id = $1', [staffId]);
  }
}
