import { Module } from '@nestjs/common';
import { CaseChangeRepository } from './case-change.repository.js';
import { CaseChanges } from './case-changes.js';
import { CaseExclusionRows } from './case-exclusion-rows.js';
import { ExclusionTags } from './exclusion-tags.js';

export { CaseExclusionRows, type CaseWithWords, type ExclusionColumns } from './case-exclusion-rows.js';

/** From whom cases are kept, for a process that knows nothing else of them. Needs KeyFile and the database. */
@Module({
  providers: [CaseChangeRepository, CaseChanges, CaseExclusionRows, ExclusionTags],
  exports: [CaseExclusionRows, ExclusionTags],
})
export class CaseExclusionsModule {}
