import { Injectable } from '@nestjs/common';

/** What has to end when a person leaves, in the transaction that disables their account. */
export interface StaffLeaver {
  left(staffId: string): Promise<void>;
}

/** Modules that keep something for a person add themselves as they start: in each process that disables accounts. */
@Injectable()
export class StaffLeaving implements StaffLeaver {
  private readonly leavers: StaffLeaver[] = [];

  add(leaver: StaffLeaver): void {
    this.leavers.push(leaver);
  }

  async left(staffId: string): Promise<void> {
    for (const leaver of this.leavers) await leaver.left(staffId);
  }
}
