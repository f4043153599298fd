import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import type { StatusName, Urgency } from '../vocabulary/index.js';

/** People to tell of one subject, for one reason. */
export interface NewNotices {
  readonly caseId: string;
  readonly staffIds: readonly string[];
  readonly reason: string;
  /** The case, entry, clock or other thing it is about. */
  readonly subjectId: string;
  /** Leaves out who still waits for an earlier one of this reason and case. */
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
  readonly staffId: string;
  readonly email: string;
  readonly locale: string;
  readonly active: boolean;
  readonly reference: string;
  readonly urgency: Urgency;
  readonly status: StatusName;
  /** Whether mail to this person failed of late. */
  readonly failedOfLate: boolean;
}

const COLUMNS = `n.id, n.reason, n.subject_id AS "subjectId", n.staff_id AS "staffId", s.email, s.locale, s.active,
  c.reference, c.urgency, c.status, m.recipient_id IS NOT NULL AS "failedOfLate"`;
const JOINS = `JOIN staff s ON s.id = n.staff_id JOIN cases c ON c.id = n.case_id
  LEFT JOIN mail_circuits m ON m.recipient_id = n.staff_id`;

/** The table `notifications`: a row for each person, reason and subject. */
@Injectable()
export class NoticeRepository {
  constructor(private readonly database: Database) {}

  /**
   * Writes a row for each person who has none for this reason and subject, in one statement; none for a case that is gone. The
   * cases are locked until the transaction ends, so that nobody closes one meanwhile: times are as precise as may be kept of it.
   */
  insertMissing(notices: readonly NewNotices[]): Promise<WrittenNotices[]> {
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
    return this.database.query<WrittenNotices>(
      `WITH given AS (
         SELECT * FROM jsonb_to_recordset($1::jsonb) AS given
           (id uuid, case_id uuid, staff_id uuid, reason text, subject_id uuid, once_per_case boolean)),
       locked AS (
         SELECT id, urgency, status FROM cases WHERE id IN (SELECT case_id FROM given) ORDER BY id FOR NO KEY UPDATE),
       fresh AS (
         INSERT INTO notifications (id, case_id, staff_id, reason, subject_id, state, created_at)
         SELECT g.id, g.case_id, g.staff_id, g.reason, g.subject_id, 'pending',
                CASE locked.status WHEN 'closed' THEN date_trunc('day', now(), 'UTC') ELSE date_trunc('minute', now()) END
           FROM given g JOIN locked ON locked.id = g.case_id
          WHERE NOT g.once_per_case OR NOT EXISTS (
            SELECT FROM notifications w WHERE w.case_id = g.case_id AND w.staff_id = g.staff_id AND w.reason = g.reason
                                          AND w.state = 'pending')
          ORDER BY g.id
         ON CONFLICT (staff_id, reason, subject_id) DO NOTHING RETURNING case_id, reason, subject_id)
       SELECT DISTINCT case_id AS "caseId", reason, subject_id AS "subjectId", urgency
         FROM fresh JOIN locked ON locked.id = fresh.case_id`,
      [JSON.stringify(rows)],
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
        WHERE id IN (SELECT id FROM notifications WHERE id = ANY($1::uuid[]) AND state = 'pending' ORDER BY id FOR UPDATE)`,
      [ids],
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
