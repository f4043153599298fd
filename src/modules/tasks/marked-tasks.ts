import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { CaseCards, CaseWrite, type CaseEntity } from '../cases/index.js';
import { contentOf, Entries, type Entry, type OpenCase } from '../entries/index.js';
import type { StaffSession } from '../staff/index.js';
import { MARKED_TASK, type TaskKind } from '../vocabulary/index.js';
import { lackingTasks, playbookTask } from './playbook.js';
import { taskEntry } from './task.definitions.js';
import { TaskOpener, type MissingTask } from './task-opener.js';
import { TaskRepository, type Task } from './task.repository.js';

/** A task, with which one it is where that is sealed, and the words that staff wrote for it. */
export interface ShownTask extends Task {
  /** Of a task that staff wrote. */
  text: string | null;
  /** Why it is not needed. */
  reason: string | null;
}

/**
 * Tasks that follow from marks: that money was paid, or that the person is known, is sealed, and so is which task it asks for. They
 * are opened when somebody who can read the marks does.
 */
@Injectable()
export class MarkedTasks {
  constructor(
    private readonly cards: CaseCards,
    private readonly entries: Entries,
    private readonly opener: TaskOpener,
    private readonly tasks: TaskRepository,
    private readonly write: CaseWrite,
    private readonly clock: DatabaseClock,
  ) {}

  /** The tasks of a case with all that is sealed of them. @throws ENTRIES_TAMPERED */
  async read(open: OpenCase): Promise<ShownTask[]> {
    const [tasks, entries] = await Promise.all([this.tasks.listFor(open.caseId), this.entries.read(open)]);
    return shown(tasks, entries);
  }

  /**
   * The tasks of a case as `read` has them, once what it asks for and lacks is opened, by its marks and by facts that have changed. It
   * is no look at the case: a screen that brings itself up to date does it too, and what it shows is all that there is to say of it.
   *
   * @throws ENTRIES_TAMPERED
   */
  async follow(session: StaffSession, found: CaseEntity, open: OpenCase): Promise<ShownTask[]> {
    const marks = this.cards.openOne(session.keys, open, found)?.marks ?? [];
    const before = await this.read(open);
    const { open: known, marked } = lackingTasks({ ...found, marks }, kindsOf(before));
    if (known.length + marked.length === 0) return before;
    await this.write.changeByTime(found.id, async (locked) => {
      if (locked.status === 'closed') return;
      const lacking = lackingTasks({ ...locked, marks }, kindsOf(await this.read(open)));
      const missing: MissingTask[] = lacking.open.map((task) => ({ task, entryId: null }));
      for (const task of lacking.marked)
        missing.push({ task, entryId: await this.seal(session, open, task.id) });
      await this.opener.open(locked, missing, minute(await this.clock.read()));
    });
    return this.read(open);
  }

  /** Seals words about a task to the desk. Resolves to the id of their entry. */
  async seal(session: StaffSession, open: OpenCase, text: string): Promise<string> {
    const id = randomUUID();
    const author = { type: 'staff', staffId: session.staffId, keys: session.keys } as const;
    await this.entries.append(open, { id, kind: taskEntry, author, value: { text } });
    return id;
  }
}

const kindsOf = (tasks: readonly Task[]): ReadonlySet<string> => new Set(tasks.map(({ task }) => task));

function shown(tasks: readonly Task[], entries: readonly Entry[]): ShownTask[] {
  const words = new Map(entries.map((entry) => [entry.id, contentOf(entry, taskEntry)?.text ?? null]));
  return tasks.map((task) => {
    const text = words.get(task.entryId ?? '') ?? null;
    const reason = words.get(task.reasonId ?? '') ?? null;
    if (task.task !== MARKED_TASK) return { ...task, text, reason };
    const kind: TaskKind = playbookTask(text ?? '')?.id ?? MARKED_TASK;
    return { ...task, task: kind, text: null, reason };
  });
}
