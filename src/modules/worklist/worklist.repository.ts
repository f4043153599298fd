import { Injectable } from '@nestjs/common';
import { Database, PLANNED_EACH_TIME } from '../../platform/database/index.js';
import { CaseEntity } from '../cases/index.js';
import { DEADLINE, pageStatement } from './worklist-statement.js';
import type { WorklistQuery } from './worklist-query.js';

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
}

/** Counts stop here: nobody needs to know how far beyond a thousand a queue is, and counting on would cost. */
export const COUNTED_UP_TO = 1_001;

/** Reads pages and counts of cases; the rows belong to the cases. */
@Injectable()
export class WorklistRepository {
  constructor(private readonly database: Database) {}

  /** A page of the queue by next deadline, none last, then id. */
  async page(query: WorklistQuery): Promise<CaseEntity[]> {
    const { text, values } = pageStatement(query);
    const ids = await this.database.query<{ id: string }>(text, values);
    if (ids.length === 0) return [];
    const cases = await this.database
      .manager()
      .createQueryBuilder(CaseEntity, 'c')
      .where('c.id = ANY(:ids::uuid[])', { ids: ids.map(({ id }) => id) })
      .getMany();
    const byId = new Map(cases.map((found) => [found.id, found]));
    return ids.flatMap(({ id }) => byId.get(id) ?? []);
  }

  async counts({ deskIds, staffId, excluded, now }: CountQuery): Promise<CaseCounts> {
    const some = (where: string): string =>
      `(SELECT count(*)::integer FROM (SELECT 1 FROM cases c WHERE c.desk_id = ANY($1::uuid[]) AND c.status <> 'closed'
          AND NOT c.kept_out && $4::bytea[]
          AND ${where} LIMIT ${COUNTED_UP_TO}) counted)`;
    const rows = await this.database.query<CaseCounts>(
      `${PLANNED_EACH_TIME}SELECT ${some(`c.status = 'new'`)} AS new,
              ${some(`c.status = 'in_progress'`)} AS "inProgress",
              ${some(`c.status = 'waiting_for_reporter'`)} AS waiting,
              ${some(`${DEADLINE} < $3::timestamptz`)} AS overdue,
              ${some(`c.assignee_id = $2::uuid`)} AS mine,
              ${some(`c.assignee_id IS NULL`)} AS unassigned`,
      [deskIds, staffId, now, excluded],
    );
    return rows[0] ?? { new: 0, inProgress: 0, waiting: 0, overdue: 0, mine: 0, unassigned: 0 };
  }
}
