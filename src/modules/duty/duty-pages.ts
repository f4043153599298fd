import { Injectable } from '@nestjs/common';
import { DatabaseClock } from '../../platform/database/index.js';
import { MailCircuits } from '../../platform/mail/index.js';
import { Desks } from '../desks/index.js';
import type { StaffSession } from '../staff/index.js';
import { DutyAccess } from './duty-access.js';
import { mayManage } from './duty.policy.js';
import { presentDuty } from './duty.presenter.js';
import { DutyRepository } from './duty.repository.js';
import type { DutyDto } from './dto/duty.dto.js';

/** The duty of a desk as its people read it. */
@Injectable()
export class DutyPages {
  constructor(
    private readonly access: DutyAccess,
    private readonly plans: DutyRepository,
    private readonly desks: Desks,
    private readonly circuits: MailCircuits,
    private readonly clock: DatabaseClock,
  ) {}

  /** As it is set, and who is on duty at this moment. Throws DESK_NOT_FOUND. */
  async page(session: StaffSession, deskId: string): Promise<DutyDto> {
    const desk = await this.access.require(session, deskId);
    const [row, members] = await Promise.all([this.plans.find(desk.id), this.desks.members(desk.id)]);
    const unreached = await this.circuits.unreached(members.map(({ staffId }) => staffId));
    return presentDuty({ desk, row, members, unreached, mayManage: mayManage(session) }, this.clock.now());
  }
}
