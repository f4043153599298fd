import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import type { Urgency } from '../vocabulary/index.js';

/** A second person that somebody asked for. `answeredBy`: who comes, null: nobody yet. */
export interface RaisedHand {
  readonly id: string;
  readonly caseId: string;
  readonly raisedBy: string;
  readonly raisedAt: Date;
  /** Whether all of the desk were told, and not only who leads it. */
  readonly wide: boolean;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
}

/** The same with what a list says of its case. */
export interface ListedHand extends RaisedHand {
  readonly reference: string;
  readonly urgency: Urgency;
}

const COLUMNS = `h.id, h.case_id AS "caseId", h.raised_by AS "raisedBy", h.raised_at AS "raisedAt", h.wide,
                 h.answered_by AS "answeredBy", h.answered_at AS "answeredAt"`;

/** The table `raised_hands`. */
@Injectable()
export class RaisedHandRepository {
  constructor(private readonly database: Database) {}

  async insert({ id, caseId, raisedBy, raisedAt }: Omit<RaisedHand, 'wide' | 'answeredBy' | 'answeredAt'>) {
    await this.database.execute(
      'INSERT INTO raised_hands (id, case_id, raised_by, raised_at) VALUES ($1, $2, $3, $4)',
      [id, caseId, raisedBy, raisedAt],
    );
  }

  /** The one of a case that has not ended; null where there is none. */
  async openOf(caseId: string): Promise<RaisedHand | null> {
    const [row] = await this.database.query<RaisedHand>(
      `SELECT ${COLUMNS} FROM raised_hands h WHERE h.case_id = $1 AND h.ended_at IS NULL`,
      [caseId],
    );
    return row ?? null;
  }

  /** Of these, those that nobody comes to yet. */
  async waiting(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT id FROM raised_hands WHERE id = ANY($1::uuid[]) AND answered_by IS NULL AND ended_at IS NULL',
      [ids],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /**
   * Those that have not ended, of the open cases of these desks, the oldest first.
   *
   * @param excluded - the tags of who asks: cases that carry one are not theirs to see
   */
  list(deskIds: readonly string[], excluded: readonly Buffer[]): Promise<ListedHand[]> {
    return this.database.query<ListedHand>(
      `SELECT ${COLUMNS}, c.reference, c.urgency FROM raised_hands h JOIN cases c ON c.id = h.case_id
        WHERE h.ended_at IS NULL AND c.status <> 'closed' AND c.desk_id = ANY($1::uuid[])
          AND NOT c.kept_out && $2::bytea[]
        ORDER BY h.raised_at, h.id`,
      [deskIds, excluded],
    );
  }

  async answer(id: string, staffId: string, at: Date): Promise<void> {
    await this.database.execute('UPDATE raised_hands SET answered_by = $2, answered_at = $3 WHERE id = $1', [
      id,
      staffId,
      at,
    ]);
  }

  async widen(id: string): Promise<void> {
    await this.database.execute('UPDATE raised_hands SET wide = true WHERE id = $1', [id]);
  }

  async end(id: string, at: Date): Promise<void> {
    await this.database.execute('UPDATE raised_hands SET ended_at = $2 WHERE id = $1', [id, at]);
  }
}
