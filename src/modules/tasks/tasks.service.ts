import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import {
  CaseAccess,
  CaseActions,
  CaseWrite,
  ExclusionTags,
  type CaseEntity,
  type PendingChange,
} from '../cases/index.js';
import { Clocks, fixedTimes } from '../clocks/index.js';
import { Desks } from '../desks/index.js';
import type { OpenCase } from '../entries/index.js';
import type { StaffSession } from '../staff/index.js';
import { Notices } from '../staff-notices/index.js';
import { OWN_TASK } from '../vocabulary/index.js';
import { MarkedTasks, type ShownTask } from './marked-tasks.js';
import {
  taskAdded,
  taskClock,
  taskDone,
  TaskError,
  taskGiven,
  taskGivenNotice,
  taskLeft,
  taskNotNeeded,
  taskReminded,
  taskReminderCleared,
  taskReminderClock,
  taskReopened,
  workOnTasks,
} from './task.definitions.js';
import { TaskRepository, type Task } from './task.repository.js';

const MINUTE = 60_000;
const LATEST = 366 * 24 * 60 * MINUTE;

/** What staff write of a new task. */
export interface OwnTask {
  /** As it is kept (`requireText`). */
  readonly text: string;
  readonly dueAt: Date | null;
  readonly ownerId: string | null;
}

interface Work {
  readonly locked: CaseEntity;
  readonly change: PendingChange;
  readonly open: OpenCase;
  readonly now: Date;
}

/** The tasks of a case, as its desk works on them. */
@Injectable()
export class Tasks {
  constructor(
    private readonly access: CaseAccess,
    private readonly actions: CaseActions,
    private readonly write: CaseWrite,
    private readonly clocks: Clocks,
    private readonly desks: Desks,
    private readonly excluded: ExclusionTags,
    private readonly tasks: TaskRepository,
    private readonly marked: MarkedTasks,
    private readonly notices: Notices,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * The tasks of a case, what is open first. Where somebody who may work on them reads them, what the marks of the case and facts
   * that have changed ask for is opened before: marks are sealed, so that no process alone can.
   *
   * @throws CASE_NOT_FOUND, ENTRIES_TAMPERED
   */
  async list(session: StaffSession, caseId: string): Promise<ShownTask[]> {
    const { case: found, open } = await this.access.require(session, caseId);
    const mayWork = this.actions.allowed(session, found).includes(workOnTasks.name);
    const tasks = await (mayWork ? this.marked.follow(session, found, open) : this.marked.read(open));
    const members = await this.desks.members(found.deskId);
    const onDesk = new Set(members.map(({ staffId }) => staffId));
    return tasks.map((task) => ({
      ...task,
      // A case that was handed over keeps its tasks, and not those who had them.
      ownerId: task.ownerId !== null && onDesk.has(task.ownerId) ? task.ownerId : null,
    }));
  }

  /** @throws CASE_NOT_FOUND, TASK_CASE_CLOSED, TASK_OWNER_NOT_ON_DESK, TASK_TOO_SOON, TASK_TOO_LATE */
  async add(session: StaffSession, caseId: string, { text, dueAt, ownerId }: OwnTask): Promise<void> {
    await this.change(session, caseId, async ({ locked, change, open, now }) => {
      await this.requireOnDesk(locked, ownerId);
      const due = dueAt && ahead(dueAt, now);
      const entryId = await this.marked.seal(session, open, text);
      const id = randomUUID();
      const task = { id, task: OWN_TASK, version: 0, ownerId, dueAt: due, entryId } as const;
      await this.tasks.insert(locked.id, now, [task]);
      if (due) await this.clocks.open(locked.id, taskClock, fixedTimes(taskClock, now, due), id);
      change.record(taskAdded({}));
    });
  }

  /**
   * A task is done; done already, nothing changes.
   *
   * @throws CASE_NOT_FOUND, TASK_CASE_CLOSED, TASK_NOT_FOUND, TASK_SETTLED
   */
  async done(session: StaffSession, caseId: string, taskId: string): Promise<void> {
    await this.change(session, caseId, async ({ locked, change, now }) => {
      const task = await this.require(locked, taskId);
      if (task.state === 'done') return;
      requireOpen(task);
      await this.clocks.meet(locked.id, taskClock, task.id);
      await this.settle(session, locked, task, { state: 'done', reasonId: null, now });
      change.record(taskDone({ task: task.task }));
    });
  }

  /**
   * A task is not needed in this case, and why; not needed already, nothing changes.
   *
   * @param reason - as it is kept (`requireText`)
   * @throws CASE_NOT_FOUND, TASK_CASE_CLOSED, TASK_NOT_FOUND, TASK_SETTLED
   */
  async notNeeded(session: StaffSession, caseId: string, taskId: string, reason: string): Promise<void> {
    await this.change(session, caseId, async ({ locked, change, open, now }) => {
      const task = await this.require(locked, taskId);
      if (task.state === 'not_needed') return;
      requireOpen(task);
      const reasonId = await this.marked.seal(session, open, reason);
      await this.clocks.cancel(locked.id, taskClock, task.id);
      await this.settle(session, locked, task, { state: 'not_needed', reasonId, now });
      change.record(taskNotNeeded({ task: task.task }));
    });
  }

  /**
   * Takes back that a task is settled; its time goes on where it has not passed. Open already, nothing changes.
   *
   * @throws CASE_NOT_FOUND, TASK_CASE_CLOSED, TASK_NOT_FOUND
   */
  async reopen(session: StaffSession, caseId: string, taskId: string): Promise<void> {
    await this.change(session, caseId, async ({ locked, change, now }) => {
      const task = await this.require(locked, taskId);
      if (task.state === 'open') return;
      await this.tasks.settle({
        ...{ id: task.id, state: 'open', settledBy: null },
        ...{ settledAt: null, reasonId: null },
      });
      if (task.dueAt && task.dueAt > now)
        await this.clocks.open(locked.id, taskClock, fixedTimes(taskClock, now, task.dueAt), task.id);
      change.record(taskReopened({ task: task.task }));
    });
  }

  /**
   * Whose task it is from now on; null: nobody's in particular. A colleague who gets it is told by mail, once.
   *
   * @throws CASE_NOT_FOUND, TASK_CASE_CLOSED, TASK_NOT_FOUND, TASK_SETTLED, TASK_OWNER_NOT_ON_DESK
   */
  async give(session: StaffSession, caseId: string, taskId: string, ownerId: string | null): Promise<void> {
    await this.change(session, caseId, async ({ locked, change }) => {
      const task = await this.require(locked, taskId);
      requireOpen(task);
      await this.requireOnDesk(locked, ownerId);
      if (task.ownerId === ownerId) return;
      await this.tasks.own(task.id, ownerId);
      change.record(
        ownerId === null ? taskLeft({ task: task.task }) : taskGiven({ task: task.task, ownerId }),
      );
      if (ownerId === null || ownerId === session.staffId) return;
      const subject = { caseId: locked.id, subjectId: task.id };
      await this.notices.tell([{ notice: taskGivenNotice, ...subject, staffIds: [ownerId] }]);
    });
  }

  /**
   * When whoever has the task is reminded of it; null: not at all.
   *
   * @throws CASE_NOT_FOUND, TASK_CASE_CLOSED, TASK_NOT_FOUND, TASK_SETTLED, TASK_TOO_SOON, TASK_TOO_LATE
   */
  async remind(session: StaffSession, caseId: string, taskId: string, at: Date | null): Promise<void> {
    await this.change(session, caseId, async ({ locked, change, now }) => {
      const task = await this.require(locked, taskId);
      requireOpen(task);
      const moment = at && ahead(at, now);
      if (moment?.getTime() === task.remindAt?.getTime()) return;
      await this.tasks.remind(task.id, moment);
      await this.clocks.cancel(locked.id, taskReminderClock, task.id);
      if (moment) {
        const times = fixedTimes(taskReminderClock, now, moment);
        await this.clocks.open(locked.id, taskReminderClock, times, task.id);
      }
      change.record(moment ? taskReminded({ task: task.task }) : taskReminderCleared({ task: task.task }));
    });
  }

  private async change(
    session: StaffSession,
    caseId: string,
    work: (given: Work) => Promise<void>,
  ): Promise<void> {
    await this.write.change(session, caseId, workOnTasks.name, async (locked, change, open) =>
      work({ locked, change, open, now: minute(await this.clock.read()) }),
    );
  }

  private async require(locked: CaseEntity, taskId: string): Promise<Task> {
    const task = (await this.tasks.listFor(locked.id)).find(({ id }) => id === taskId);
    if (!task) throw new TaskError('TASK_NOT_FOUND');
    return task;
  }

  private async settle(
    { staffId }: StaffSession,
    locked: CaseEntity,
    { id }: Task,
    { state, reasonId, now }: { state: 'done' | 'not_needed'; reasonId: string | null; now: Date },
  ): Promise<void> {
    await this.clocks.cancel(locked.id, taskReminderClock, id);
    await this.tasks.settle({ id, state, settledBy: staffId, settledAt: now, reasonId });
  }

  /** Somebody who must not have the case is no choice for it, as if not on the desk. */
  private async requireOnDesk(locked: CaseEntity, staffId: string | null): Promise<void> {
    if (staffId === null) return;
    const members = await this.desks.members(locked.deskId);
    if (!this.excluded.allow(locked.excluded, members, staffId))
      throw new TaskError('TASK_OWNER_NOT_ON_DESK');
  }
}

function requireOpen({ state }: Task): void {
  if (state !== 'open') throw new TaskError('TASK_SETTLED');
}

/** A time to come, to the minute. @throws TASK_TOO_SOON, TASK_TOO_LATE */
function ahead(at: Date, now: Date): Date {
  const moment = minute(at);
  const span = moment.getTime() - now.getTime();
  if (!(span >= MINUTE)) throw new TaskError('TASK_TOO_SOON');
  if (span > LATEST) throw new TaskError('TASK_TOO_LATE');
  return moment;
}
