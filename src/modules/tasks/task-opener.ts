import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { minute } from '../../platform/database/index.js';
import { stableUuid } from '../../platform/ids/index.js';
import { firstAnswer, type CaseEntity } from '../cases/index.js';
import { Clocks } from '../clocks/index.js';
import { ResponseTargets } from '../duty/index.js';
import { MARKED_TASK } from '../vocabulary/index.js';
import { PLAYBOOK_VERSION } from './playbook.data.js';
import { tasksFor } from './playbook.js';
import type { PlaybookTask, TaskDue } from './playbook-task.js';
import { taskClock } from './task.definitions.js';
import { TaskRepository } from './task.repository.js';

const MINUTE = 60_000;

/** Opens what the playbooks ask of a case. Runs in a write of the case, so that no two do at once. */
@Injectable()
export class TaskOpener {
  constructor(
    private readonly tasks: TaskRepository,
    private readonly clocks: Clocks,
    private readonly targets: ResponseTargets,
  ) {}

  /** Whether the case lacks a task that follows from what of it stands in the open. `sealed`: those that it has, sealed. */
  async lacks(found: CaseEntity, sealed: ReadonlySet<string>): Promise<boolean> {
    return (await this.missing(found, sealed)).length > 0;
  }

  /**
   * Opens the tasks that follow from what of the case stands in the open and that it does not have, each with a clock of its own where
   * it has a time. What the case has stays as it is.
   *
   * @param from - when the times of the tasks begin
   * @param sealed - tasks that it has, and which only a key of the case tells
   */
  async open(locked: CaseEntity, from: Date, sealed: ReadonlySet<string> = new Set()): Promise<void> {
    const missing = await this.missing(locked, sealed);
    if (missing.length === 0) return;
    const dueAt = await this.dues(locked, from);
    const tasks = missing.map(({ id: task, due }) => ({
      id: stableUuid('case-task', locked.id, task),
      ...{ task, version: PLAYBOOK_VERSION, dueAt: dueAt(due) },
    }));
    await this.tasks.insertMany(locked.id, minute(from), tasks);
    const timed = tasks.flatMap(({ id, dueAt: at }) => (at ? [{ subjectId: id, from, dueAt: at }] : []));
    await this.clocks.openFixed(locked.id, taskClock, timed);
  }

  /**
   * Opens a task that follows from what is sealed of the case. Its row says that there is one, and not which.
   *
   * @param entryId - of the entry that says which
   */
  async openMarked(locked: CaseEntity, { due }: PlaybookTask, entryId: string, from: Date): Promise<void> {
    const at = (await this.dues(locked, from))(due);
    const id = randomUUID();
    await this.tasks.insert({
      ...{ id, caseId: locked.id, task: MARKED_TASK, version: PLAYBOOK_VERSION, ownerId: null },
      ...{ openedAt: minute(from), dueAt: at, entryId },
    });
    if (at) await this.clocks.openFixed(locked.id, taskClock, [{ subjectId: id, from, dueAt: at }]);
  }

  private async missing(found: CaseEntity, sealed: ReadonlySet<string>): Promise<PlaybookTask[]> {
    const { playbook, ageBand, country } = found;
    const there = new Set<string>((await this.tasks.listFor(found.id)).map(({ task }) => task));
    return tasksFor({ playbook, ageBand, country, marks: [] }).filter(
      ({ id }) => !there.has(id) && !sealed.has(id),
    );
  }

  private async dues(locked: CaseEntity, from: Date): Promise<(due: TaskDue) => Date | null> {
    const time = await this.targets.businessTime(locked);
    const answer = await this.clocks.dueAt(locked.id, firstAnswer);
    return (due) => {
      if (due === null) return null;
      if (due === 'first_answer') return answer && minute(answer);
      return minute(time(from, due * MINUTE));
    };
  }
}
