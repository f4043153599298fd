import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { StaffLeaving, StaffModule, type StaffLeaver } from '../staff/index.js';
import { DutyRepository } from './duty.repository.js';

/** Takes whoever leaves out of the plans of duty, so that nobody waits for them at night. */
@Injectable()
export class EndShifts implements StaffLeaver, OnModuleInit {
  constructor(
    private readonly leaving: StaffLeaving,
    private readonly plans: DutyRepository,
  ) {}

  onModuleInit(): void {
    this.leaving.add(this);
  }

  left(staffId: string): Promise<void> {
    return this.plans.endShiftsOf(staffId, null);
  }

  /** The same for one desk, of somebody who goes on working at others. */
  leftDesk(deskId: string, staffId: string): Promise<void> {
    return this.plans.endShiftsOf(staffId, deskId);
  }
}

/** For every process that lets people go. */
@Module({ imports: [StaffModule], providers: [DutyRepository, EndShifts], exports: [EndShifts] })
export class DutyLeavingModule {}
