import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { CaseEntity } from '../cases/index.js';

/** As many as a person reads. */
export const MOST_SHARED = 100;

/** The cases of other desks that these desks read. */
@Injectable()
export class SharedCasesRepository {
  constructor(private readonly database: Database) {}

  /**
   * The open ones, the most urgent first, then by deadline, up to `MOST_SHARED`.
   *
   * @param excluded - tags of whoever asks: cases that carry one are not there for them
   */
  readBy(deskIds: readonly string[], excluded: readonly Buffer[]): Promise<CaseEntity[]> {
    return this.database
      .manager()
      .getRepository(CaseEntity)
      .createQueryBuilder('c')
      .where(`c.status <> 'closed' AND NOT c.kept_out && :excluded::bytea[]`, { excluded })
      .andWhere('NOT c.desk_id = ANY(:deskIds::uuid[])', { deskIds })
      .andWhere(
        'EXISTS (SELECT FROM case_shares s WHERE s.case_id = c.id AND s.desk_id = ANY(:deskIds::uuid[]))',
      )
      .orderBy('c.urgency')
      .addOrderBy('c.next_deadline_at', 'ASC', 'NULLS LAST')
      .addOrderBy('c.id')
      .limit(MOST_SHARED)
      .getMany();
  }
}
