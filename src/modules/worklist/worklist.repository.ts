import { Injectable } from '@nestjs/common';
import { Database, PLANNED_EACH_TIME } from '../../platform/database/index.js';
import { CaseEntity } from '../cases/index.js';
import type { QueueBand } from '../vocabulary/index.js';
import type { WorklistQuery } from './worklist-query.js';
import { DEADLINE } from './worklist-ranges.js';
import { bandsOf, concerns, pageStatement } from './worklist-statement.js';

/** Whose open cases are counted; `excluded`: their tags, `now`: what is overdue. */
export interface CountQuery {
  deskIds: readonly string[];
  staffId: string;
  excluded: readonly Buffer[];
  now: Date;
}

export interface CaseCounts {
  new: number;
  inProgress: number;
  waiting: number;
  overdue: number;
  mine: number;
  unassigned: number;
  wrote: number;
  wroteUrgent: number;
}

/** A case of a page with its band; null: it is closed. */
export interface BandedCase {
  band: QueueBand | null;
  found: CaseEntity;
}

/** Counts stop here: nobody needs to know how far beyond a thousand a queue is, and counting on would cost. */
export const COUNTED_UP_TO = 1_001;

/** Reads pages and counts of cases; the rows belong to the cases. */
@Injectable()
export class WorklistRepository {
  constructor(private readonly database: Database) {}

  /** A page of the queue by band, next deadline, none last, then id. A band is asked for where those before it leave room. */
  async page(query: WorklistQuery): Promise<BandedCase[]> {
    const bands = bandsOf(query);
    const first = query.after === null ? 0 : bands.indexOf(query.after.band);
    const ids = new Map<string, QueueBand | null>();
    for (const band of first === -1 ? [] : bands.slice(first)) {
      const limit = query.limit - ids.size;
      if (limit <= 0) break;
      // What went from one band to the next between two statements is in the first.
      for (const id of await this.idsOf({ ...query, limit }, band)) if (!ids.has(id)) ids.set(id, band);
    }
    const cases = await this.find([...ids.keys()]);
    const byId = new Map(cases.map((found) => [found.id, found]));
    return [...ids].flatMap(([id, band]) => {
      const found = byId.get(id);
      return found ? [{ band, found }] : [];
    });
  }

  /** The cases of these ids that there are. */
  async find(ids: readonly string[]): Promise<CaseEntity[]> {
    if (ids.length === 0) return [];
    return this.database
      .manager()
      .createQueryBuilder(CaseEntity, 'c')
      .where('c.id = ANY(:ids::uuid[])', { ids })
      .getMany();
  }

  private async idsOf(query: WorklistQuery, band: QueueBand | null): Promise<string[]> {
    const statement = pageStatement(query, band);
    if (!statement) return [];
    const rows = await this.database.query<{ id: string }>(statement.text, statement.values);
    return rows.map(({ id }) => id);
  }

  /** The id of the case with this reference; null: there is none. */
  async idOf(reference: string): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }>('SELECT id FROM cases WHERE reference = $1', [
      reference,
    ]);
    return row?.id ?? null;
  }

  async counts({ deskIds, staffId, excluded, now }: CountQuery): Promise<CaseCounts> {
    const some = (where: string): string =>
      `(SELECT count(*)::integer FROM (SELECT 1 FROM cases c WHERE c.desk_id = ANY($1::uuid[]) AND c.status <> 'closed'
          AND NOT c.kept_out && $4::bytea[]
          AND ${where} LIMIT ${COUNTED_UP_TO}) counted)`;
    const wrote = concerns('$2::uuid');
    const rows = await this.database.query<CaseCounts>(
      `${PLANNED_EACH_TIME}SELECT ${some(`c.status = 'new'`)} AS new,
              ${some(`c.status = 'in_progress'`)} AS "inProgress",
              ${some(`c.status = 'waiting_for_reporter'`)} AS waiting,
              ${some(`${DEADLINE} < $3::timestamptz`)} AS overdue,
              ${some(`c.assignee_id = $2::uuid`)} AS mine,
              ${some(`c.assignee_id IS NULL`)} AS unassigned,
              ${some(wrote)} AS wrote,
              ${some(`c.urgency = 1 AND ${wrote}`)} AS "wroteUrgent"`,
      [deskIds, staffId, now, excluded],
    );
    const none = { new: 0, inProgress: 0, waiting: 0, overdue: 0, mine: 0, unassigned: 0 };
    return rows[0] ?? { ...none, wrote: 0, wroteUrgent: 0 };
  }
}
