import { Injectable } from '@nestjs/common';
import { CaseChanges } from './case-changes.js';
import { CaseRepository } from './case.repository.js';
import { ExclusionTags } from './exclusion-tags.js';
import type { NewCase } from './new-case.js';

@Injectable()
export class CaseIntake {
  constructor(
    private readonly cases: CaseRepository,
    private readonly changes: CaseChanges,
    private readonly excluded: ExclusionTags,
  ) {}

  /**
   * Writes a new case with the first event of its timeline and tells the desk's screens, inside the transaction of the
   * intake. 'exists' when a case of this id is there already: nothing is written.
   */
  async insert(row: NewCase): Promise<'created' | 'exists'> {
    if (!(await this.cases.insert(row, this.excluded.of(row.excluded)))) return 'exists';
    await this.changes.announce(row.id, row.deskId);
    return 'created';
  }
}
