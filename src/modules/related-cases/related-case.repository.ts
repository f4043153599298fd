import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import type { RelatedKind, RelatedVerdict } from '../vocabulary/index.js';
import { MATCHES, MOST_CASES, MOST_ROWS } from './matches-statement.js';

/** Who looks: what the statement hides from them, and which desks they are of. */
export interface Looker {
  /** Tags that hide a case from them. */
  hiddenBy: readonly Buffer[];
  deskIds: readonly string[];
}

/** Equal values of this case and others that are not kept from the looker. */
export interface MatchRow {
  kind: RelatedKind;
  /** So many values of the kind. */
  values: number;
  /** Null: the values are too common to say anything. */
  caseId: string | null;
  deskId: string | null;
  /** The other case is of a desk of the looker, or one of theirs reads it. */
  near: boolean;
}

export interface Decision {
  caseId: string;
  otherId: string;
  authorId: string;
  verdict: RelatedVerdict;
  /** YYYY-MM-DD. */
  decidedOn: string;
}

@Injectable()
export class RelatedCaseRepository {
  constructor(private readonly database: Database) {}

  /** Reads the index of values by value, and of no value more rows than a bound. A case kept from the looker is in no count. */
  matches(caseId: string, { hiddenBy, deskIds }: Looker): Promise<MatchRow[]> {
    return this.database.query<MatchRow>(MATCHES, [caseId, hiddenBy, deskIds, MOST_ROWS, MOST_CASES]);
  }

  decisions(caseId: string): Promise<Decision[]> {
    return this.database.query<Decision>(
      `SELECT case_id AS "caseId", other_id AS "otherId", author_id AS "authorId", verdict,
              to_char(decided_on, 'YYYY-MM-DD') AS "decidedOn"
         FROM related_decisions WHERE case_id = $1 ORDER BY other_id`,
      [caseId],
    );
  }

  /** Keeps what was said of two cases with both, in the place of what was said before. */
  async decide({ caseId, otherId, authorId, verdict, decidedOn }: Decision): Promise<void> {
    await this.database.execute(
      `INSERT INTO related_decisions (case_id, other_id, author_id, verdict, decided_on)
       VALUES ($1, $2, $3, $4, $5::date), ($2, $1, $3, $4, $5::date)
       ON CONFLICT (case_id, other_id) DO UPDATE
         SET author_id = excluded.author_id, verdict = excluded.verdict, decided_on = excluded.decided_on`,
      [caseId, otherId, authorId, verdict, decidedOn],
    );
  }
}
