import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { CaseChanges } from './case-changes.js';
import type { CaseEntity } from './case.entity.js';

/** A case for which somebody was to be kept away. */
export type CaseWithWords = Pick<
  CaseEntity,
  | 'id'
  | 'deskId'
  | 'status'
  | 'excluded'
  | 'exclusion'
  | 'exclusionWords'
  | 'exclusionDeciderId'
  | 'exclusionMeant'
>;

/** From whom a case is kept, and where the decision stands. */
export type ExclusionColumns = Pick<
  CaseEntity,
  'excluded' | 'exclusion' | 'exclusionDeciderId' | 'exclusionMeant'
>;

/** What of cases is compared with who joins their desk, without any key of theirs. */
@Injectable()
export class CaseExclusionRows {
  constructor(
    private readonly database: Database,
    private readonly changes: CaseChanges,
  ) {}

  /** The cases of a desk, and those that it reads, with words typed for them, closed ones too, held until the transaction ends. */
  lockWithWords(deskId: string): Promise<CaseWithWords[]> {
    return this.database.query<CaseWithWords>(
      `SELECT id, desk_id AS "deskId", status, kept_out AS "excluded", exclusion,
              exclusion_words AS "exclusionWords", exclusion_decider AS "exclusionDeciderId",
              exclusion_meant AS "exclusionMeant"
         FROM cases c
        WHERE (desk_id = $1 OR EXISTS (SELECT FROM case_shares s WHERE s.case_id = c.id AND s.desk_id = $1))
          AND exclusion_words <> '{}' ORDER BY id FOR NO KEY UPDATE`,
      [deskId],
    );
  }

  /**
   * Keeps the case from these people.
   *
   * @param lost - tags of those from whom it was not kept before: it leaves their screens at once
   */
  async set(
    { id, deskId }: CaseWithWords,
    { excluded, exclusion, exclusionDeciderId, exclusionMeant }: ExclusionColumns,
    lost: readonly Uint8Array[],
  ): Promise<void> {
    await this.database.execute(
      `UPDATE cases SET kept_out = $2, exclusion = $3, exclusion_decider = $4, exclusion_meant = $5 WHERE id = $1`,
      [id, sorted(excluded), exclusion, exclusionDeciderId, exclusionMeant && sorted(exclusionMeant)],
    );
    await this.changes.announce(id, deskId, lost);
  }
}

/** Tags in an order that says nothing. */
function sorted(tags: readonly Uint8Array[]): Buffer[] {
  return tags.map((tag) => Buffer.from(tag)).sort((a, b) => Buffer.compare(a, b));
}
