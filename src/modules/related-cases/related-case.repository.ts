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

/** That one of two desks asked the other. */
export interface AskRow {
  /** The other desk. */
  deskId: string;
  /** The other desk asked; else this one did. */
  asksUs: boolean;
  /** The first time, YYYY-MM-DD. */
  askedOn: string;
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

  /** Who asked whom about this case, by desk. What is hidden from the looker has asked nobody, and was asked by nobody. */
  asks(caseId: string, hiddenBy: readonly Buffer[]): Promise<AskRow[]> {
    return this.database.query<AskRow>(
      `SELECT c.desk_id AS "deskId", a.case_id = $1 AS "asksUs", to_char(min(a.asked_on), 'YYYY-MM-DD') AS "askedOn"
         FROM related_asks a JOIN cases c ON c.id = CASE WHEN a.case_id = $1 THEN a.other_id ELSE a.case_id END
        WHERE (a.case_id = $1 OR a.other_id = $1) AND NOT c.kept_out && $2::bytea[]
        GROUP BY c.desk_id, a.case_id = $1`,
      [caseId, hiddenBy],
    );
  }

  /** Keeps that somebody asked about these cases for one of theirs. Resolves to those that nobody had asked about for it yet. */
  async ask(
    caseIds: readonly string[],
    { otherId, authorId, askedOn }: { otherId: string; authorId: string; askedOn: string },
  ): Promise<string[]> {
    const rows = await this.database.query<{ caseId: string }>(
      `INSERT INTO related_asks (case_id, other_id, author_id, asked_on)
       SELECT asked, $2, $3, $4::date FROM unnest($1::uuid[]) AS asked
       ON CONFLICT (case_id, other_id) DO NOTHING RETURNING case_id AS "caseId"`,
      [caseIds, otherId, authorId, askedOn],
    );
    return rows.map(({ caseId }) => caseId);
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
