import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';

/** The parts of an index: its head, its buckets, and what was added since the buckets were written. */
export type SearchPart = 'head' | 'bucket' | 'delta';

export interface SearchRow {
  part: SearchPart;
  number: number;
  version: number;
  deskEpoch: number;
  sealed: Buffer;
}

/** A case of which not all is in the index of the desk. */
export interface UnreadCase {
  id: string;
  /** How many entries it has, and up to which the index has them. */
  entries: number;
  upTo: number;
  /** The number that the index has it under; null: none yet. */
  number: number | null;
}

const ROW = 'part, number, version, desk_epoch AS "deskEpoch", sealed';
/** Of a desk: those that it has, and those that it reads. $1: the desk. */
const OF_DESK = `SELECT id FROM cases WHERE desk_id = $1 UNION ALL SELECT case_id FROM case_shares WHERE desk_id = $1`;

/** The sealed rows of the search index, and the table of which case it has how far. */
@Injectable()
export class SearchRepository {
  constructor(private readonly database: Database) {}

  async head(deskId: string): Promise<SearchRow | null> {
    const sql = `SELECT ${ROW} FROM search_rows WHERE desk_id = $1 AND part = 'head'`;
    return (await this.database.query<SearchRow>(sql, [deskId]))[0] ?? null;
  }

  /**
   * The head, held against other writers until the transaction ends. `busy`: another one holds it.
   */
  async lockHead(deskId: string): Promise<SearchRow | 'busy' | null> {
    const [row] = await this.database.query<SearchRow>(
      `SELECT ${ROW} FROM search_rows WHERE desk_id = $1 AND part = 'head' FOR UPDATE SKIP LOCKED`,
      [deskId],
    );
    if (row) return row;
    return (await this.head(deskId)) ? 'busy' : null;
  }

  /** Head, deltas and these buckets as of one moment, in the order of their numbers, with how many buckets there are in all. */
  async read(deskId: string, buckets: readonly number[]): Promise<{ rows: SearchRow[]; buckets: number }> {
    const rows = await this.database.query<SearchRow & { buckets: number }>(
      `SELECT ${ROW}, (SELECT count(*)::integer FROM search_rows b WHERE b.desk_id = $1 AND b.part = 'bucket') AS buckets
         FROM search_rows WHERE desk_id = $1 AND (part <> 'bucket' OR number = ANY($2::integer[])) ORDER BY part, number`,
      [deskId, buckets],
    );
    return { rows, buckets: rows[0]?.buckets ?? 0 };
  }

  /** Buckets from the first of these numbers up to before the second, in their order. */
  buckets(deskId: string, from: number, to: number): Promise<SearchRow[]> {
    return this.database.query<SearchRow>(
      `SELECT ${ROW} FROM search_rows WHERE desk_id = $1 AND part = 'bucket' AND number >= $2 AND number < $3 ORDER BY number`,
      [deskId, from, to],
    );
  }

  /** Puts rows in the place of those of the same part and number. */
  async put(deskId: string, rows: readonly SearchRow[]): Promise<void> {
    await this.database.execute(
      `INSERT INTO search_rows (desk_id, part, number, version, desk_epoch, sealed)
       SELECT $1, * FROM unnest($2::text[], $3::integer[], $4::integer[], $5::integer[], $6::bytea[])
       ON CONFLICT (desk_id, part, number) DO UPDATE
         SET version = excluded.version, desk_epoch = excluded.desk_epoch, sealed = excluded.sealed`,
      [
        deskId,
        rows.map(({ part }) => part),
        rows.map(({ number }) => number),
        rows.map(({ version }) => version),
        rows.map(({ deskEpoch }) => deskEpoch),
        rows.map(({ sealed }) => sealed),
      ],
    );
  }

  /** Writes the first head of a desk; false where there is one. */
  async putFirst(deskId: string, { number, version, deskEpoch, sealed }: SearchRow): Promise<boolean> {
    const written = await this.database.execute(
      `INSERT INTO search_rows (desk_id, part, number, version, desk_epoch, sealed) VALUES ($1, 'head', $2, $3, $4, $5)
       ON CONFLICT DO NOTHING`,
      [deskId, number, version, deskEpoch, sealed],
    );
    return written === 1;
  }

  async dropDeltas(deskId: string, before: number): Promise<void> {
    await this.database.execute(
      `DELETE FROM search_rows WHERE desk_id = $1 AND part = 'delta' AND number < $2`,
      [deskId, before],
    );
  }

  /** Takes the whole index of a desk away. */
  async drop(deskId: string): Promise<void> {
    await this.database.execute('DELETE FROM search_rows WHERE desk_id = $1', [deskId]);
    await this.database.execute('DELETE FROM search_cases WHERE desk_id = $1', [deskId]);
  }

  /**
   * Cases of the desk of which not all is in its index, in the order of their ids.
   *
   * @param hiddenBy - tags that hide a case from whoever asks
   * @param since - those alone that were touched since then
   */
  unread(
    deskId: string,
    page: { hiddenBy: readonly Buffer[]; since: Date | null; after: string | null; most: number },
  ): Promise<UnreadCase[]> {
    // Of what was touched lately, the index on desk and time gives few rows, however many cases there are.
    const touched = (alias: string): string =>
      page.since === null ? '$5::timestamptz IS NULL' : `${alias}.updated_at >= $5::timestamptz`;
    return this.database.query<UnreadCase>(
      `SELECT c.id, ch.entry_count AS entries, coalesce(s.up_to, 0) AS "upTo", s.number
         FROM (SELECT o.id FROM cases o WHERE o.desk_id = $1 AND ${touched('o')}
               UNION SELECT case_id FROM case_shares WHERE desk_id = $1) given
         JOIN cases c ON c.id = given.id JOIN chains ch ON ch.case_id = c.id
         LEFT JOIN search_cases s ON s.case_id = c.id AND s.desk_id = $1
        WHERE coalesce(s.up_to, 0) < ch.entry_count AND NOT c.kept_out && $2::bytea[]
          AND ${touched('c')} AND ($3::uuid IS NULL OR c.id > $3)
        ORDER BY c.id LIMIT $4`,
      [deskId, page.hiddenBy, page.after, page.most, page.since?.toISOString() ?? null],
    );
  }

  /** How far the index of the desk has these cases, by case. */
  async upTo(
    deskId: string,
    caseIds: readonly string[],
  ): Promise<Map<string, { number: number; upTo: number }>> {
    const rows = await this.database.query<{ caseId: string; number: number; upTo: number }>(
      `SELECT case_id AS "caseId", number, up_to AS "upTo" FROM search_cases
        WHERE desk_id = $1 AND case_id = ANY($2::uuid[])`,
      [deskId, caseIds],
    );
    return new Map(rows.map(({ caseId, ...rest }) => [caseId, rest]));
  }

  async mark(
    deskId: string,
    cases: readonly { caseId: string; number: number; upTo: number }[],
  ): Promise<void> {
    await this.database.execute(
      `INSERT INTO search_cases (desk_id, number, case_id, up_to)
       SELECT $1, given.number, given.case_id, given.up_to
         FROM unnest($2::integer[], $3::uuid[], $4::integer[]) AS given (number, case_id, up_to) JOIN cases c ON c.id = given.case_id
       ON CONFLICT (case_id, desk_id) DO UPDATE SET up_to = excluded.up_to`,
      [
        deskId,
        cases.map(({ number }) => number),
        cases.map(({ caseId }) => caseId),
        cases.map(({ upTo }) => upTo),
      ],
    );
  }

  /** Forgets the cases that the desk neither has nor reads any more. */
  forgetGone(deskId: string): Promise<number> {
    return this.database.execute(
      `DELETE FROM search_cases WHERE desk_id = $1 AND case_id NOT IN (${OF_DESK})`,
      [deskId],
    );
  }

  /** The numbers of all cases that the index of the desk has. */
  async numbers(deskId: string): Promise<Set<number>> {
    const sql = 'SELECT number FROM search_cases WHERE desk_id = $1';
    return new Set(
      (await this.database.query<{ number: number }>(sql, [deskId])).map(({ number }) => number),
    );
  }

  /** The cases that the index of the desk has under these numbers. */
  casesOf(deskId: string, numbers: readonly number[]): Promise<{ caseId: string; number: number }[]> {
    return this.database.query(
      `SELECT case_id AS "caseId", number FROM search_cases WHERE desk_id = $1 AND number = ANY($2::integer[])`,
      [deskId, numbers],
    );
  }

  async countBefore(deskId: string, epoch: number): Promise<{ left: number; all: number }> {
    const [row] = await this.database.query<{ left: number; all: number }>(
      `SELECT count(*) FILTER (WHERE desk_epoch < $2)::integer AS left, count(*)::integer AS all
         FROM search_rows WHERE desk_id = $1`,
      [deskId, epoch],
    );
    return row ?? { left: 0, all: 0 };
  }

  /** Rows that are sealed to keys of the desk before this epoch, from the one after this place on; held until the transaction ends. */
  lockBefore(
    deskId: string,
    epoch: number,
    after: readonly [part: string, number: number],
    most: number,
  ): Promise<SearchRow[]> {
    return this.database.query<SearchRow>(
      `SELECT ${ROW} FROM search_rows
        WHERE desk_id = $1 AND desk_epoch < $2 AND (part, number) > ($3, $4::integer)
        ORDER BY part, number LIMIT $5 FOR UPDATE SKIP LOCKED`,
      [deskId, epoch, ...after, most],
    );
  }
}
