import { Injectable } from '@nestjs/common';
import { Transaction } from '../../platform/database/index.js';
import { DeskJoining, Desks } from '../desks/index.js';
import { SetOtherNames, type Authority } from '../staff/index.js';

/** Gives a person other names, and compares the person anew with what reporters typed, as if they joined their desks now. */
@Injectable()
export class NameStaff {
  constructor(
    private readonly names: SetOtherNames,
    private readonly desks: Desks,
    private readonly joining: DeskJoining,
    private readonly transaction: Transaction,
  ) {}

  /**
   * Replaces the other names of a person. Cases that the new names may be meant in are kept from the person until a coordinator
   * decides; what an old name excluded stays excluded.
   *
   * @throws NAME_INVALID, STAFF_NOT_FOUND
   */
  async set(
    authority: Pick<Authority, 'actorId'>,
    staffId: string,
    otherNames: readonly string[],
  ): Promise<void> {
    await this.transaction.run(async () => {
      await this.names.set(authority, staffId, otherNames);
      for (const { id } of await this.desks.listFor(staffId)) await this.joining.joined(id, [staffId]);
    });
  }
}
