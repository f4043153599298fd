import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { minute } from '../../platform/database/index.js';
import { stableUuid } from '../../platform/ids/index.js';
import { firstAnswer, type CaseEntity } from '../cases/index.js';
import { Clocks } from '../clocks/index.js';
import { ResponseTargets } from '../duty/index.js';
import { MARKED_TASK } from '../vocabulary/index.js';
import { PLAYBOOK_VERSION } from './playbook.data.js';
import type { PlaybookTask, TaskDue } from './playbook-task.js';
import { taskClock } from './task.definitions.js';
import { TaskRepository, type NewTask } from './task.repository.js';

const MINUTE = 60_000;

/** A task that a case is to have, and the entry that says which where that is sealed; null: it stands in the open. */
export interface MissingTask {
  readonly task: PlaybookTask;
  readonly entryId: string | null;
}

/** Opens what the playbooks ask of a case. Runs in a write of the case, so that no two do at once. */
@Injectable()
export class TaskOpener {
  constructor(
    private readonly tasks: TaskRepository,
    private readonly clocks: Clocks,
    private readonly targets: ResponseTargets,
  ) {}

  /**
   * Opens tasks, each with a clock of its own where it has a time. What the case has already stays as it is. The row of a task that
   * follows from what is sealed says that there is one, and not which.
   *
   * @param from - when the times of the tasks begin
   */
  async open(locked: CaseEntity, missing: readonly MissingTask[], from: Date): Promise<void> {
    if (missing.length === 0) return;
    const dueAt = await this.dues(locked, from);
    const tasks = missing.map(({ task: { id: task, due }, entryId }): NewTask => ({
      ...(entryId === null
        ? { id: stableUuid('case-task', locked.id, task), task }
        : { id: randomUUID(), task: MARKED_TASK }),
      ...{ version: PLAYBOOK_VERSION, ownerId: null, dueAt: dueAt(due), entryId },
    }));
    await this.tasks.insert(locked.id, minute(from), tasks);
    const timed = tasks.flatMap(({ id, dueAt: at }) => (at ? [{ subjectId: id, from, dueAt: at }] : []));
    await this.clocks.openFixed(locked.id, taskClock, timed);
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
