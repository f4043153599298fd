import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { registers } from '../../platform/definitions/index.js';
import { AuthModule } from '../auth/index.js';
import { CasesModule } from '../cases/index.js';
import { DesksModule } from '../desks/index.js';
import { EntriesModule } from '../entries/index.js';
import { EvidenceModule } from '../evidence/index.js';
import { StaffModule } from '../staff/index.js';
import { CaseReader } from './case-reader.js';
import { FoundCases } from './found-cases.repository.js';
import { KeepIndexUp } from './keep-index-up.js';
import { SearchController } from './search.controller.js';
import { searchCases } from './search.definitions.js';
import { SearchIndex } from './search-index.js';
import { SearchIndexer } from './search-indexer.js';
import { SearchRepository } from './search.repository.js';
import { SearchRewrap } from './search-rewrap.js';
import { Search } from './search.service.js';

/** What every process has to know that writes to cases, or counts or wraps anew what is sealed to desks. */
@Module({
  imports: [DesksModule],
  providers: [SearchRepository, SearchRewrap, registers(searchCases)],
  exports: [SearchRepository],
})
export class SearchModule {}

/** Searching, for the web process alone. */
@Module({
  imports: [AuthModule, CasesModule, DesksModule, EntriesModule, EvidenceModule, SearchModule, StaffModule],
  controllers: [SearchController],
  providers: [
    CaseReader,
    FoundCases,
    Search,
    SearchIndex,
    SearchIndexer,
    { provide: APP_INTERCEPTOR, useClass: KeepIndexUp },
  ],
  exports: [SearchIndex, SearchIndexer],
})
export class SearchWebModule {}
