import { Injectable } from '@nestjs/common';
import { Transaction } from '../../../platform/database/index.js';
import { EndSessions } from '../../auth/index.js';
import { RotateDesk, type RotatedDesk } from '../../desks/index.js';
import { EndShifts } from '../../duty/index.js';
import type { Granter } from '../../staff/index.js';

/** Takes somebody off one desk, who goes on working here: the desk gets a new key. */
@Injectable()
export class RemoveMember {
  constructor(
    private readonly desks: RotateDesk,
    private readonly sessions: EndSessions,
    private readonly shifts: EndShifts,
    private readonly transaction: Transaction,
  ) {}

  /**
   * Changes the key of the desk, and ends the person's shifts there and their sessions, which have the old one: they sign in again.
   *
   * @throws as `RotateDesk.removeMember`
   */
  remove(authority: Granter, deskId: string, staffId: string): Promise<RotatedDesk> {
    return this.transaction.run(async () => {
      await this.sessions.endAllOf(staffId);
      await this.shifts.leftDesk(deskId, staffId);
      return this.desks.removeMember(authority, deskId, staffId);
    });
  }
}
