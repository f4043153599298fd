import { Injectable } from '@nestjs/common';
import { Database, type StatementPart } from '../../platform/database/index.js';
import type { CaseEntity } from './case.entity.js';

/** One change of a case. Its id says nothing of its place among the others. */
export interface CaseChange {
  readonly id: string;
  readonly caseId: string;
  readonly deskId: string;
}

/** A change that somebody may have missed, and who must not hear of its case. */
export interface MissedChange extends CaseChange {
  readonly excluded: CaseEntity['excluded'];
  /** Tags of those for whom the case went by it, or shortly before: they hear of it, to take it from their screens. */
  readonly lost: readonly Uint8Array[];
}

const KEPT_MINUTES = 60;
/**
 * Changes get their sequence before they commit, so one with a lower sequence may be heard after one with a higher. Looking
 * back by this many finds all of them, unless a transaction stays open while so many others come after it.
 */
const OVERLAP = 500;

const INSERT = 'INSERT INTO case_changes (id, case_id, desk_id, lost, created_at)';
const NOW = `date_trunc('minute', now())`;

/** The table `case_changes`: a row lives for an hour. */
@Injectable()
export class CaseChangeRepository {
  constructor(private readonly database: Database) {}

  async insert({ id, caseId, deskId }: CaseChange, lost: readonly Uint8Array[]): Promise<void> {
    const values = [id, caseId, deskId, lost.map((tag) => Buffer.from(tag))];
    await this.database.execute(`${INSERT} SELECT $1, $2, $3, $4::bytea[], ${NOW}`, values);
  }

  /** The same as a part that writes it if the part named `after` has a row. */
  inserting({ id, caseId, deskId }: CaseChange, after: string): StatementPart {
    return {
      name: 'new_change',
      sql: (bind) =>
        `${INSERT} SELECT ${[id, caseId, deskId].map(bind).join(', ')}, '{}'::bytea[], ${NOW} FROM ${after}`,
    };
  }

  async lostBy(changeId: string): Promise<readonly Uint8Array[]> {
    const [row] = await this.database.query<{ lost: Buffer[] }>(
      'SELECT lost FROM case_changes WHERE id = $1',
      [changeId],
    );
    return row?.lost ?? [];
  }

  /** The id of the newest change of any desk; null when there was none within the hour. */
  async newest(): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }>(
      'SELECT id FROM case_changes ORDER BY sequence DESC LIMIT 1',
    );
    return row?.id ?? null;
  }

  /**
   * Of these desks, each case that changed since this change, or shortly before it, once and by its last change, in the order of those. Null
   * when nobody knows this change any more.
   */
  async since(changeId: string, deskIds: readonly string[], limit: number): Promise<MissedChange[] | null> {
    const rows = await this.database.query<MissedChange | { id: null }>(
      `WITH known AS (SELECT sequence FROM case_changes WHERE id = $1),
            changed AS (
              SELECT DISTINCT ON (h.case_id) h.id, h.sequence, h.case_id, h.desk_id, c.kept_out
                FROM case_changes h JOIN cases c ON c.id = h.case_id, known
               WHERE h.sequence > known.sequence - $4 AND h.desk_id = ANY ($2::uuid[])
               ORDER BY h.case_id, h.sequence DESC)
       SELECT changed.id, case_id AS "caseId", desk_id AS "deskId", kept_out AS "excluded",
              ARRAY(SELECT tag FROM case_changes l, unnest(l.lost) AS tag
                     WHERE l.case_id = changed.case_id AND l.sequence > known.sequence - $4) AS lost
         FROM known LEFT JOIN changed ON true ORDER BY changed.sequence LIMIT $3`,
      [changeId, deskIds, limit, OVERLAP],
    );
    if (rows.length === 0) return null;
    return rows.filter((row): row is MissedChange => row.id !== null);
  }

  async sweep(): Promise<void> {
    await this.database.execute(
      'DELETE FROM case_changes WHERE created_at <= now() - make_interval(mins => $1)',
      [KEPT_MINUTES],
    );
  }
}
