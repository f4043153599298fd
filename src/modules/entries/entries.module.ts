import { Module } from '@nestjs/common';
import { entities } from '../../platform/database/index.js';
import { registers } from '../../platform/definitions/index.js';
import { AlarmsModule } from '../alarms/index.js';
import { DesksModule } from '../desks/index.js';
import { StaffModule } from '../staff/index.js';
import { KeyLinkEntity } from './key-link.entity.js';
import { GrantEntity } from './grant.entity.js';
import { GrantTransfer } from './grant-transfer.js';
import { EntryEntity } from './entry.entity.js';
import { ChainEntity } from './chain.entity.js';
import { CaseKeys } from './case-keys.js';
import { CaseRenewal } from './case-renewal.js';
import { Entries } from './entries.service.js';
import { reportEntry } from './entry-kind.js';
import { ENTRY_TABLES } from './entry.tables.js';
import { EntryRepository } from './entry.repository.js';
import { GrantRewrap } from './grant-rewrap.js';
import { NewCaseSealer } from './new-case.js';
import { Tampering } from './tampering.js';

@Module({
  imports: [AlarmsModule, DesksModule, StaffModule],
  providers: [
    EntryRepository,
    CaseKeys,
    CaseRenewal,
    Entries,
    GrantTransfer,
    GrantRewrap,
    NewCaseSealer,
    Tampering,
    registers(
      reportEntry,
      ...ENTRY_TABLES,
      ...entities(ChainEntity, EntryEntity, GrantEntity, KeyLinkEntity),
    ),
  ],
  exports: [CaseKeys, Entries, GrantTransfer, NewCaseSealer, Tampering],
})
export class EntriesModule {}
