import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { StaffLeaving, StaffModule, type StaffLeaver } from '../staff/index.js';
import { StaffDraftRepository } from './staff-draft.repository.js';

/** Removes what somebody who leaves had typed and not sent: nobody else can open it. */
@Injectable()
class ClearDrafts implements StaffLeaver, OnModuleInit {
  constructor(
    private readonly leaving: StaffLeaving,
    private readonly drafts: StaffDraftRepository,
  ) {}

  onModuleInit(): void {
    this.leaving.add(this);
  }

  left(staffId: string): Promise<void> {
    return this.drafts.deleteAllOf(staffId);
  }
}

/** For every process that disables accounts. */
@Module({ imports: [StaffModule], providers: [ClearDrafts, StaffDraftRepository] })
export class MessagesLeavingModule {}
