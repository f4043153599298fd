import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import type { Urgency } from '../vocabulary/index.js';

/** A colleague who was asked into a case and is still in it. */
export interface Consultation {
  readonly id: string;
  readonly caseId: string;
  readonly askedBy: string;
  readonly colleagueId: string;
  readonly askedAt: Date;
}

/** The same with what a list says of its case. */
export interface ListedConsultation extends Consultation {
  readonly reference: string;
  readonly urgency: Urgency;
}

const COLUMNS = `o.id, o.case_id AS "caseId", o.asked_by AS "askedBy", o.colleague_id AS "colleagueId", o.asked_at AS "askedAt"`;

/** The table `consultations`. */
@Injectable()
export class ConsultationRepository {
  constructor(private readonly database: Database) {}

  async insert({ id, caseId, askedBy, colleagueId, askedAt }: Consultation): Promise<void> {
    await this.database.execute(
      'INSERT INTO consultations (id, case_id, asked_by, colleague_id, asked_at) VALUES ($1, $2, $3, $4, $5)',
      [id, caseId, askedBy, colleagueId, askedAt],
    );
  }

  /** Those of a case that have not ended, the oldest first. */
  openOf(caseId: string): Promise<Consultation[]> {
    return this.database.query<Consultation>(
      `SELECT ${COLUMNS} FROM consultations o WHERE o.case_id = $1 AND o.ended_at IS NULL ORDER BY o.asked_at, o.id`,
      [caseId],
    );
  }

  /** Of these, those that have not ended. */
  async stillOpen(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT id FROM consultations WHERE id = ANY($1::uuid[]) AND ended_at IS NULL',
      [ids],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /**
   * Those that a colleague was asked for in the open cases of these desks, the oldest first.
   *
   * @param excluded - the tags of the colleague: cases that carry one are not theirs to see
   */
  listFor(
    colleagueId: string,
    deskIds: readonly string[],
    excluded: readonly Buffer[],
  ): Promise<ListedConsultation[]> {
    return this.database.query<ListedConsultation>(
      `SELECT ${COLUMNS}, c.reference, c.urgency FROM consultations o JOIN cases c ON c.id = o.case_id
        WHERE o.colleague_id = $1 AND o.ended_at IS NULL AND c.status <> 'closed' AND c.desk_id = ANY($2::uuid[])
          AND NOT c.kept_out && $3::bytea[]
        ORDER BY o.asked_at, o.id`,
      [colleagueId, deskIds, excluded],
    );
  }

  async end(id: string, at: Date): Promise<void> {
    await this.database.execute('UPDATE consultations SET ended_at = $2 WHERE id = $1', [id, at]);
  }
}
