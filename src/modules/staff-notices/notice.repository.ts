import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import type { ExclusionState, StatusName, Urgency } from '../vocabulary/index.js';

/** People to tell of one subject, for one reason. */
export interface NewNotices {
  readonly caseId: string;
  readonly staffIds: readonly string[];
  readonly reason: string;
  /** The case, entry, clock or other thing it is about. */
  readonly subjectId: string;
  /** Counts it only, for who was mailed of this reason and case of late and has not looked since. */
  readonly oncePerCase: boolean;
}

/** Notices of one subject and reason of which at least one is new. */
export interface WrittenNotices {
  readonly caseId: string;
  readonly reason: string;
  readonly subjectId: string;
  readonly urgency: Urgency;
}

/** Which notices a job is to send: those of a reason and subject, or one by its id. */
export interface WantedNotices {
  readonly jobId: string;
  readonly reason?: string;
  readonly subjectId?: string;
  readonly notificationId?: string;
}

/** A notice whose mail has not left, with what the mail needs. */
export interface WaitingNotice {
  readonly jobId: string;
  readonly id: string;
  readonly reason: string;
  readonly subjectId: string;
  readonly caseId: string;
  readonly staffId: string;
  readonly email: string;
  readonly locale: string;
  readonly active: boolean;
  readonly reference: string;
  readonly urgency: Urgency;
  readonly status: StatusName;
  /** Of the case, as ExclusionTags reads it. */
  readonly excluded: readonly Uint8Array[];
  readonly exclusion: ExclusionState;
  /** How many of this reason came since the person last looked at the case, this one among them. */
  readonly count: number;
  /** How many copies of its mail a server may have taken. */
  readonly copies: number;
  /** Whether mail to this person failed of late. */
  readonly failedOfLate: boolean;
}

/** A mail of which nobody knows whether it arrived. */
export interface DoubtfulMail {
  readonly notificationId: string;
  readonly caseId: string;
  readonly urgency: Urgency;
}

const COLUMNS = `n.id, n.reason, n.subject_id AS "subjectId", n.case_id AS "caseId", n.staff_id AS "staffId", n.copies, s.email, s.locale, s.active,
  c.reference, c.urgency, c.status, c.kept_out AS excluded, c.exclusion, m.recipient_id IS NOT NULL AS "failedOfLate",
  (SELECT count(*) FROM notifications o WHERE o.case_id = n.case_id AND o.staff_id = n.staff_id AND o.reason = n.reason
                                          AND o.looks = n.looks AND o.state <> 'dropped')::int AS count`;
const JOINS = `JOIN staff s ON s.id = n.staff_id JOIN cases c ON c.id = n.case_id
  LEFT JOIN mail_circuits m ON m.recipient_id = n.staff_id`;

/** Minutes until a person is reminded, or one more: times are cut down to the minute, and an hour is to be a whole one. */
const HOUR = `interval '61 minutes'`;

/**
 * The mail, written within the hour, that stands for what is counted of a row `n`: of its case, person and reason, since when
 * the person has not looked, and of an urgency that is not lower.
 */
const MAILED_OF_LATE = `SELECT FROM notifications w
  WHERE w.case_id = n.case_id AND w.staff_id = n.staff_id AND w.reason = n.reason
    AND w.state IN ('pending', 'sent', 'doubtful', 'unknown') AND w.looks = n.looks
    AND w.created_at > now() - ${HOUR} AND coalesce(w.urgency, n.urgency) <= n.urgency`;

/** The table `notifications`: a row for each person, reason and subject. */
@Injectable()
export class NoticeRepository {
  constructor(private readonly database: Database) {}

  /**
   * Writes a row for each person who has none for this reason and subject; none for a case that is gone. What speaks for a case is
   * only counted while the person has not looked at the case since the last mail of this reason, which is not an hour old and not
   * of a lower urgency. The cases are locked until the transaction ends, so that nobody closes one meanwhile, and no two mails are
   * written at once: times are as precise as may be kept of it.
   *
   * @returns those of which a mail is to be sent
   */
  async insertMissing(notices: readonly NewNotices[]): Promise<WrittenNotices[]> {
    const rows = notices.flatMap(({ caseId, staffIds, reason, subjectId, oncePerCase }) =>
      [...new Set(staffIds)].map((staffId) => ({
        id: noticeId(staffId, reason, subjectId),
        case_id: caseId,
        staff_id: staffId,
        reason,
        subject_id: subjectId,
        once_per_case: oncePerCase,
      })),
    );
    // The statement below must see what whoever held the case wrote.
    const held = notices.filter(({ oncePerCase }) => oncePerCase).map(({ caseId }) => caseId);
    if (held.length > 0) await this.lockCases(held);
    return this.database.query<WrittenNotices>(
      `WITH given AS (
         SELECT * FROM jsonb_to_recordset($1::jsonb) AS given
           (id uuid, case_id uuid, staff_id uuid, reason text, subject_id uuid, once_per_case boolean)),
       locked AS (
         SELECT id, urgency, status FROM cases WHERE id IN (SELECT case_id FROM given) ORDER BY id FOR NO KEY UPDATE),
       looked AS (
         SELECT g.*, c.urgency, c.status, coalesce(k.looks, 0) AS looks,
                row_number() OVER (PARTITION BY g.case_id, g.staff_id, g.reason ORDER BY g.id) AS place
           FROM given g JOIN locked c ON c.id = g.case_id
           LEFT JOIN case_looks k ON k.case_id = g.case_id AND k.staff_id = g.staff_id),
       fresh AS (
         INSERT INTO notifications (id, case_id, staff_id, reason, subject_id, looks, urgency, state, created_at)
         SELECT n.id, n.case_id, n.staff_id, n.reason, n.subject_id, n.looks, n.urgency,
                CASE WHEN n.once_per_case AND (n.place > 1 OR EXISTS (${MAILED_OF_LATE})) THEN 'counted' ELSE 'pending' END,
                CASE n.status WHEN 'closed' THEN date_trunc('day', now(), 'UTC') ELSE date_trunc('minute', now()) END
           FROM looked n ORDER BY n.id
         ON CONFLICT (staff_id, reason, subject_id) DO NOTHING RETURNING case_id, reason, subject_id, state)
       SELECT DISTINCT case_id AS "caseId", reason, subject_id AS "subjectId", urgency
         FROM fresh JOIN locked ON locked.id = fresh.case_id WHERE fresh.state = 'pending'`,
      [JSON.stringify(rows)],
    );
  }

  /** The ids of up to so many cases in which somebody was not reminded for an hour of what was only counted. */
  async casesToRemindOf(limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT DISTINCT n.case_id AS id FROM notifications n JOIN cases c ON c.id = n.case_id
        WHERE n.state = 'counted' AND NOT EXISTS (${MAILED_OF_LATE}) LIMIT $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Makes a mail of the newest notice that was only counted for each person and reason of these cases, where an hour is over. In
   * the caller's transaction.
   */
  async remind(caseIds: readonly string[]): Promise<WrittenNotices[]> {
    await this.lockCases(caseIds);
    return this.database.query<WrittenNotices>(
      `WITH newest AS (
         SELECT DISTINCT ON (n.case_id, n.staff_id, n.reason) n.id, c.urgency
           FROM notifications n JOIN cases c ON c.id = n.case_id
          WHERE n.state = 'counted' AND n.case_id = ANY ($1::uuid[]) AND NOT EXISTS (${MAILED_OF_LATE})
          ORDER BY n.case_id, n.staff_id, n.reason, n.created_at DESC, n.id),
       due AS (
         UPDATE notifications n SET state = 'pending', created_at = date_trunc('minute', now()), urgency = newest.urgency
           FROM newest WHERE n.id = newest.id RETURNING n.case_id, n.reason, n.subject_id, n.urgency)
       SELECT DISTINCT case_id AS "caseId", reason, subject_id AS "subjectId", urgency FROM due`,
      [caseIds],
    );
  }

  /** Drops what was counted until its person looked at the case, or the case was closed. */
  async dropSeen(): Promise<void> {
    await this.database.execute(
      `UPDATE notifications SET state = 'dropped' WHERE id IN (
         SELECT n.id FROM notifications n JOIN cases c ON c.id = n.case_id
           LEFT JOIN case_looks k ON k.case_id = n.case_id AND k.staff_id = n.staff_id
          WHERE n.state = 'counted' AND (c.status = 'closed' OR k.looks > n.looks)
          ORDER BY n.id FOR UPDATE OF n SKIP LOCKED)`,
    );
  }

  /** Who was told of a case, for any of these reasons. */
  async toldOf(caseId: string, reasons: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ staffId: string }>(
      'SELECT DISTINCT staff_id AS "staffId" FROM notifications WHERE case_id = $1 AND reason = ANY($2::text[])',
      [caseId, reasons],
    );
    return rows.map(({ staffId }) => staffId);
  }

  /** The notices of these jobs whose mail has not left, in one statement. */
  waitingFor(wanted: readonly WantedNotices[]): Promise<WaitingNotice[]> {
    return this.database.query<WaitingNotice>(
      `WITH wanted AS (
         SELECT * FROM jsonb_to_recordset($1::jsonb) AS wanted
           ("jobId" uuid, reason text, "subjectId" uuid, "notificationId" uuid))
       SELECT w."jobId", ${COLUMNS} FROM wanted w
         JOIN notifications n ON n.subject_id = w."subjectId" AND n.reason = w.reason AND n.state = 'pending' ${JOINS}
       UNION ALL
       SELECT w."jobId", ${COLUMNS} FROM wanted w
         JOIN notifications n ON n.id = w."notificationId" AND n.state = 'pending' ${JOINS}`,
      [JSON.stringify(wanted)],
    );
  }

  /** Counts one more copy of each mail, before it leaves: whatever dies in between, a server may have taken it. */
  async countCopies(ids: readonly string[]): Promise<void> {
    await this.addCopies(ids, 1);
  }

  /** Takes the count of a copy back that no server took. */
  async uncountCopies(ids: readonly string[]): Promise<void> {
    await this.addCopies(ids, -1);
  }

  /** Holds mails back of which nobody knows whether they arrived. Returns those that waited until now. */
  markDoubtful(ids: readonly string[]): Promise<DoubtfulMail[]> {
    return this.database.query<DoubtfulMail>(
      `UPDATE notifications n SET state = 'doubtful' FROM cases c
        WHERE c.id = n.case_id AND n.state = 'pending'
          AND n.id IN (SELECT id FROM notifications WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE)
       RETURNING n.id AS "notificationId", n.case_id AS "caseId", c.urgency`,
      [ids],
    );
  }

  /** A notice whose mail is held back, and whether another person was told so; null where there is none. */
  async findDoubtful(id: string): Promise<(WaitingNotice & { told: boolean }) | null> {
    const [found] = await this.database.query<WaitingNotice & { told: boolean }>(
      `SELECT n.id AS "jobId", n.state = 'unknown' AS told, ${COLUMNS}
         FROM notifications n ${JOINS} WHERE n.id = $1 AND n.state IN ('doubtful', 'unknown')`,
      [id],
    );
    return found ?? null;
  }

  /** Notes that another person was told. */
  async markUnknown(id: string): Promise<void> {
    await this.database.execute(
      `UPDATE notifications SET state = 'unknown' WHERE id = $1 AND state = 'doubtful'`,
      [id],
    );
  }

  /** Notes that their mail left, and the day: nobody needs to know it closer. */
  async markSent(ids: readonly string[]): Promise<void> {
    await this.database.execute(
      `UPDATE notifications SET state = 'sent', sent_at = date_trunc('day', now(), 'UTC')
        WHERE id IN (SELECT id FROM notifications WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE)`,
      [ids],
    );
  }

  /** Notes that no mail is sent for them. */
  async markDropped(ids: readonly string[]): Promise<void> {
    await this.database.execute(
      `UPDATE notifications SET state = 'dropped'
        WHERE id IN (SELECT id FROM notifications WHERE id = ANY($1::uuid[]) AND state <> 'sent' ORDER BY id FOR UPDATE)`,
      [ids],
    );
  }

  /** The cases are locked until the transaction ends, in one order. */
  private async lockCases(caseIds: readonly string[]): Promise<void> {
    await this.database.execute(
      'SELECT FROM cases WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE',
      [caseIds],
    );
  }

  private async addCopies(ids: readonly string[], by: 1 | -1): Promise<void> {
    if (ids.length === 0) return;
    await this.database.execute(
      `UPDATE notifications SET copies = greatest(0, copies + $2::integer)
        WHERE id IN (SELECT id FROM notifications WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE)`,
      [ids, by],
    );
  }
}

/**
 * The id of a notice: a UUID (version 8, RFC 9562) over person, reason and subject. One that a crash of the database took back
 * after its mail had left is written again under the same id, and so its mail has the same Message-ID.
 */
export function noticeId(staffId: string, reason: string, subjectId: string): string {
  const hash = createHash('sha256').update(`abhaya/notice/1 ${staffId} ${reason} ${subjectId}`).digest('hex');
  const variant = ((parseInt(hash[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
