import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../../platform/queue/index.js';
import { CaseWrite } from '../cases/index.js';
import { openTasks } from './task.definitions.js';
import { lackingTasks } from './playbook.js';
import { TaskOpener } from './task-opener.js';
import { TaskRepository } from './task.repository.js';

type Received = Readonly<{ caseId: string }>;

/** Opens the tasks of a new case by what of it stands in the open. What its marks ask for follows when somebody reads it. */
@Injectable()
@HandlesJob(openTasks)
export class OpenTasksJob implements JobHandler<Received> {
  constructor(
    private readonly write: CaseWrite,
    private readonly opener: TaskOpener,
    private readonly tasks: TaskRepository,
  ) {}

  /** May run twice: a case has each task once. */
  async handle({ caseId }: Received): Promise<void> {
    await this.write.changeByTime(caseId, async (locked) => {
      if (locked.status === 'closed') return;
      const there = new Set((await this.tasks.listFor(locked.id)).map(({ task }) => task));
      const { open } = lackingTasks({ ...locked, marks: [] }, there);
      const tasks = open.map((task) => ({ task, entryId: null }));
      await this.opener.open(locked, tasks, locked.createdAt);
    });
  }
}
