import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import type { CaseEntity } from './case.entity.js';

/** A case for which somebody was to be kept away. */
export type CaseWithWords = Pick<CaseEntity, 'id' | 'excluded' | 'exclusionWords' | 'exclusionDeciderId'>;

/** What of cases is compared with who joins their desk, without any key of theirs. */
@Injectable()
export class CaseExclusionRows {
  constructor(private readonly database: Database) {}

  /** The cases of a desk, and those that it reads, with words typed for them, closed ones too, held until the transaction ends. */
  lockWithWords(deskId: string): Promise<CaseWithWords[]> {
    return this.database.query<CaseWithWords>(
      `SELECT id, kept_out AS "excluded", exclusion_words AS "exclusionWords",
              exclusion_decider AS "exclusionDeciderId"
         FROM cases c
        WHERE (desk_id = $1 OR EXISTS (SELECT FROM case_shares s WHERE s.case_id = c.id AND s.desk_id = $1))
          AND exclusion_words <> '{}' ORDER BY id FOR NO KEY UPDATE`,
      [deskId],
    );
  }

  /** Keeps the case from more people. */
  async exclude({ id, excluded }: CaseWithWords, tags: readonly Buffer[]): Promise<void> {
    const all = [...excluded.map((tag) => Buffer.from(tag)), ...tags].sort((a, b) => Buffer.compare(a, b));
    await this.database.execute('UPDATE cases SET kept_out = $2 WHERE id = $1', [id, all]);
  }
}
