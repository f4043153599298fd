import { Injectable } from '@nestjs/common';
import { Desks } from '../desks/index.js';
import type { StaffSession } from '../staff/index.js';
import { DutyError } from './duty.errors.js';
import { seesEveryDesk } from './duty.policy.js';

/** The one door to the duty of a desk for staff. */
@Injectable()
export class DutyAccess {
  constructor(private readonly desks: Desks) {}

  /** The desks whose duty the caller may see, by name. */
  list(session: StaffSession): Promise<{ id: string; name: string }[]> {
    return seesEveryDesk(session) ? this.desks.list() : this.desks.listFor(session.staffId);
  }

  /** One of them. Throws DESK_NOT_FOUND for any other, as for an id that does not exist. */
  async require(session: StaffSession, deskId: string): Promise<{ id: string; name: string }> {
    const desk = (await this.list(session)).find(({ id }) => id === deskId);
    if (!desk) throw new DutyError('DESK_NOT_FOUND');
    return desk;
  }
}
