import { Injectable } from '@nestjs/common';
import { Transaction } from '../../../platform/database/index.js';
import { Statements } from '../../statements/index.js';
import { StaffDirectory, type StaffSession } from '../../staff/index.js';
import type { DeskMemberEntity } from '../desk.entity.js';
import { DeskError } from '../desk.errors.js';
import { DeskRepository } from '../desk.repository.js';
import { KeyRequestRepository } from '../key-request.repository.js';
import { membershipOf } from '../routing.js';
import { GrantDesk } from './grant-desk.js';

/** Hands the keys of a desk to a colleague who waits for it, from the session of a member who has them. */
@Injectable()
export class GrantKey {
  constructor(
    private readonly desks: DeskRepository,
    private readonly requests: KeyRequestRepository,
    private readonly staff: StaffDirectory,
    private readonly statements: Statements,
    private readonly granting: GrantDesk,
    private readonly transaction: Transaction,
  ) {}

  /**
   * Hands the key over; to somebody who has it already nothing happens.
   *
   * @throws DESK_NOT_FOUND for a desk whose key the session does not have
   * @throws KEY_NOT_AWAITED for a person whom the organisation did not put on the desk, or who works here no more
   * @throws STAFF_KEY_UNSIGNED when the organisation did not sign the person's key
   */
  async grant(session: StaffSession, deskId: string, staffId: string): Promise<void> {
    await this.transaction.run(async () => {
      const desk = await this.desks.lock(deskId);
      const root = desk && session.keys.desks.get(deskId)?.get(desk.epoch)?.root;
      if (!desk || !root || !(await this.place(deskId, session.staffId, desk.epoch)))
        throw new DeskError('DESK_NOT_FOUND');
      const place = await this.place(deskId, staffId, desk.epoch);
      const person = (await this.staff.find([staffId])).get(staffId);
      if (!place || !person?.active) throw new DeskError('KEY_NOT_AWAITED');
      await this.granting.grantAll(session, deskId, staffId);
      await this.requests.remove(deskId, staffId);
    });
  }

  /** A place on the desk that the organisation signed. */
  private async place(deskId: string, staffId: string, epoch: number): Promise<DeskMemberEntity | null> {
    const found = await this.desks.lockMember(deskId, staffId, epoch);
    return found && (await this.statements.isMember(membershipOf(found))) ? found : null;
  }
}
