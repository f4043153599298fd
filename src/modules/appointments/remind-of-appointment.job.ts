import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../../platform/queue/index.js';
import { CaseWrite } from '../cases/index.js';
import { Clocks, type OwnClockData } from '../clocks/index.js';
import { StaffNotices } from '../staff-notices/index.js';
import { appointmentClock, appointmentNearNotice, remindOfAppointment } from './appointment.definitions.js';

/** Reminds whoever has the case that an appointment is near. */
@Injectable()
@HandlesJob(remindOfAppointment)
export class RemindOfAppointmentJob implements JobHandler<OwnClockData> {
  constructor(
    private readonly write: CaseWrite,
    private readonly clocks: Clocks,
    private readonly notices: StaffNotices,
  ) {}

  /** Does nothing where it was moved or cancelled, or the case closed, before the job ran. */
  async handle({ caseId, clockId, subjectId }: OwnClockData): Promise<void> {
    await this.write.changeByTime(caseId, async (locked) => {
      const isNear = (await this.clocks.stateOf(clockId)) === 'breached';
      if (locked.status === 'closed' || !isNear) return;
      await this.clocks.meet(locked.id, appointmentClock, subjectId);
      await this.notices.notify(appointmentNearNotice, { caseId, subjectId: clockId }, locked);
    });
  }
}
