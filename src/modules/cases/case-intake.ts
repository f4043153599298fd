import { Injectable } from '@nestjs/common';
import type { Sql, StatementPart } from '../../platform/database/index.js';
import { CaseChanges } from './case-changes.js';
import { CaseRepository, FRESH_CASE } from './case.repository.js';
import { ExclusionTags } from './exclusion-tags.js';
import type { NewCase } from './new-case.js';

/** What a new case takes of the one statement that writes it with all that belongs to it. */
export interface NewCaseParts {
  readonly parts: readonly StatementPart[];
  /** The part that has a row if the case was written: what belongs to the case is written after it. */
  readonly fresh: string;
  /** The statement's last query: it tells the desk's screens, and has a row if the case was written. */
  readonly last: Sql;
}

@Injectable()
export class CaseIntake {
  constructor(
    private readonly cases: CaseRepository,
    private readonly changes: CaseChanges,
    private readonly excluded: ExclusionTags,
  ) {}

  /**
   * A new case with the first event of its timeline, written if the part named `after` has a row (null: in any case). Where a
   * case of this id is there already, nothing is written.
   */
  parts(row: NewCase, after: string | null): NewCaseParts {
    const { part, last } = this.changes.announcing(row.id, row.deskId, FRESH_CASE);
    const excluded = {
      tags: this.excluded.of(row.excluded, row.exclusion === 'undecided'),
      words: this.excluded.ofWords(row.id, row.exclusionWords),
    };
    const parts = [...this.cases.inserting(row, excluded, after), part];
    return { parts, fresh: FRESH_CASE, last };
  }
}
