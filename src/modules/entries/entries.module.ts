import { Module } from '@nestjs/common';
import { StaffModule } from '../staff/index.js';
import { CaseKeys } from './case-keys.js';
import { Entries } from './entries.service.js';
import { EntryRepository } from './entry.repository.js';
import { NewCaseSealer } from './new-case.js';

@Module({
  imports: [StaffModule],
  providers: [EntryRepository, CaseKeys, Entries, NewCaseSealer],
  exports: [CaseKeys, Entries, NewCaseSealer],
})
export class EntriesModule {}
