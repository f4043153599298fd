import { Injectable } from '@nestjs/common';
import { DatabaseClock } from '../../platform/database/index.js';
import { HandlesJob, type JobHandler } from '../../platform/queue/index.js';
import { CaseWrite, type CaseEntity } from '../cases/index.js';
import { Clocks, type OwnClockData } from '../clocks/index.js';
import { Desks } from '../desks/index.js';
import { Recipients, StaffNotices } from '../staff-notices/index.js';
import { playbookTask } from './playbook.js';
import {
  taskOverdueNotice,
  taskReminderClock,
  taskReminderNotice,
  taskWasOverdue,
  tellOfTask,
} from './task.definitions.js';
import { TaskRepository, type Task } from './task.repository.js';

/** Tells whose task it is that its time has passed, or that they wanted to be reminded of it. */
@Injectable()
@HandlesJob(tellOfTask)
export class TellOfTaskJob implements JobHandler<OwnClockData> {
  constructor(
    private readonly write: CaseWrite,
    private readonly clocks: Clocks,
    private readonly tasks: TaskRepository,
    private readonly desks: Desks,
    private readonly recipients: Recipients,
    private readonly notices: StaffNotices,
    private readonly clock: DatabaseClock,
  ) {}

  /** Does nothing where the task was settled, its time set anew, or the case closed, before the job ran. */
  async handle({ caseId, clockId, subjectId }: OwnClockData): Promise<void> {
    await this.write.changeByTime(caseId, async (locked, change) => {
      const found = await this.clocks.find(clockId);
      const task = (await this.tasks.listFor(locked.id)).find(({ id }) => id === subjectId);
      if (locked.status === 'closed' || found?.state !== 'breached' || task?.state !== 'open') return;
      const staffIds = await this.whose(locked, task);
      const about = { caseId, staffIds, about: locked };
      if (found.kind === taskReminderClock.name) {
        await this.clocks.meet(locked.id, taskReminderClock, subjectId);
        await this.tasks.remind(task.id, null);
        await this.notices.tell([{ ...about, notice: taskReminderNotice, subjectId: clockId }]);
        return;
      }
      change.record(taskWasOverdue({ task: task.task }), { onceFor: clockId });
      await this.notices.tell([{ ...about, notice: taskOverdueNotice, subjectId: task.id }]);
    });
  }

  /** Who has the task, else for whom it is: who has the case, else who leads its desk, else everyone of it. */
  private async whose(locked: CaseEntity, { ownerId, task }: Task): Promise<string[]> {
    const owner = await this.one(locked, ownerId);
    if (owner.length > 0) return owner;
    const working = playbookTask(task)?.role === 'lead' ? [] : await this.one(locked, locked.assigneeId);
    if (working.length > 0) return working;
    const leading = await this.recipients.leadingNow(locked, await this.clock.read());
    return leading.length > 0 ? leading : this.recipients.workingOn(locked);
  }

  /** This person, if they are on the desk of the case, still there, and may be told of it. */
  private async one(locked: CaseEntity, staffId: string | null): Promise<string[]> {
    if (staffId === null) return [];
    const holders = await this.desks.holders(locked.deskId);
    if (!holders.some((holder) => holder.staffId === staffId)) return [];
    const told = await this.recipients.workingOn({ ...locked, assigneeId: staffId });
    return told.filter((id) => id === staffId);
  }
}
