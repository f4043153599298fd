import { Injectable } from '@nestjs/common';
import { Transaction } from '../../../platform/database/index.js';
import { InputError } from '../../../platform/http/index.js';
import { Audit } from '../../audit/index.js';
import { Desks } from '../../desks/index.js';
import type { StaffSession } from '../../staff/index.js';
import { DutyAccess } from '../duty-access.js';
import { dutyFaults, planRowOf } from '../duty-input.js';
import { DutyError } from '../duty.errors.js';
import { DutyRepository } from '../duty.repository.js';
import { RestCheck } from '../rest-check.js';
import { Duty } from '../duty.service.js';
import type { SetDutyDto } from '../dto/duty.dto.js';

/** Sets when a desk is open and who of it is on duty, as a whole. */
@Injectable()
export class SetDuty {
  constructor(
    private readonly access: DutyAccess,
    private readonly plans: DutyRepository,
    private readonly duty: Duty,
    private readonly rest: RestCheck,
    private readonly desks: Desks,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
  ) {}

  /** Throws DESK_NOT_FOUND; INPUT_INVALID with the fields; DUTY_CHANGED when somebody set it since the caller read it. */
  async set(session: StaffSession, deskId: string, given: SetDutyDto): Promise<void> {
    const desk = await this.access.require(session, deskId);
    const members = await this.desks.members(desk.id);
    const faults = dutyFaults(
      given,
      members.map(({ staffId }) => staffId),
    );
    if (faults.length > 0) throw new InputError(faults);
    const asked = planRowOf(given);
    const tired = await this.rest.faults(desk.id, asked);
    if (tired.length > 0 && asked.restReason === null)
      throw new InputError([...tired, { field: 'restReason', message: 'must say why they rest so little' }]);
    const plan = { ...asked, restReason: tired.length > 0 ? asked.restReason : null };
    await this.transaction.run(async () => {
      if (!(await this.plans.replace(desk.id, plan))) throw new DutyError('DUTY_CHANGED');
      this.transaction.afterCommit(() => this.duty.forget());
      await this.audit.record({
        actorId: session.staffId,
        action: 'duty.changed',
        subject: 'desk',
        subjectId: desk.id,
        detail: {
          hours: plan.hours.length,
          holidays: plan.holidays.length,
          shifts: plan.shifts.length,
          ...(plan.restReason && { restReason: plan.restReason }),
        },
      });
    });
  }
}
