import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import type { TaskKind, TaskState } from '../vocabulary/index.js';

/** A task of a case. */
export interface Task {
  readonly id: string;
  readonly task: TaskKind;
  readonly state: TaskState;
  /** Whose task it is; null: of whoever has the case, or leads its desk. */
  readonly ownerId: string | null;
  readonly openedAt: Date;
  readonly dueAt: Date | null;
  readonly remindAt: Date | null;
  /** The entry with the words of a task that staff wrote. */
  readonly entryId: string | null;
  /** The entry that says why it is not needed. */
  readonly reasonId: string | null;
  readonly settledBy: string | null;
  readonly settledAt: Date | null;
}

/** A task as it is opened. `version`: of the playbooks that it came from. */
export interface NewTask extends Pick<Task, 'id' | 'task' | 'ownerId' | 'dueAt' | 'entryId'> {
  readonly version: number;
}

/** How a task was settled. */
export type Settled = Pick<Task, 'id' | 'state' | 'settledBy' | 'settledAt' | 'reasonId'>;

const COLUMNS = `id, task, state, owner_id AS "ownerId", opened_at AS "openedAt", due_at AS "dueAt",
                 remind_at AS "remindAt", entry_id AS "entryId", reason_id AS "reasonId",
                 settled_by AS "settledBy", settled_at AS "settledAt"`;

/** The table `case_tasks`. */
@Injectable()
export class TaskRepository {
  constructor(private readonly database: Database) {}

  /** Those of a case: what is open first, by when it is due. */
  listFor(caseId: string): Promise<Task[]> {
    return this.database.query<Task>(
      `SELECT ${COLUMNS} FROM case_tasks WHERE case_id = $1
        ORDER BY state <> 'open', due_at NULLS LAST, opened_at, task, id`,
      [caseId],
    );
  }

  /** Opens tasks of a case at once; one of a playbook that it has already stays as it is. */
  async insert(caseId: string, openedAt: Date, tasks: readonly NewTask[]): Promise<void> {
    await this.database.execute(
      `INSERT INTO case_tasks (id, case_id, task, version, owner_id, opened_at, due_at, entry_id)
       SELECT id, $1, task, version, owner_id, $2, due_at, entry_id
         FROM unnest($3::uuid[], $4::text[], $5::smallint[], $6::uuid[], $7::timestamptz[], $8::uuid[])
           AS fresh (id, task, version, owner_id, due_at, entry_id)
       ON CONFLICT DO NOTHING`,
      [
        caseId,
        openedAt,
        tasks.map(({ id }) => id),
        tasks.map(({ task }) => task),
        tasks.map(({ version }) => version),
        tasks.map(({ ownerId }) => ownerId),
        tasks.map(({ dueAt }) => dueAt),
        tasks.map(({ entryId }) => entryId),
      ],
    );
  }

  async settle({ id, state, settledBy, settledAt, reasonId }: Settled): Promise<void> {
    await this.database.execute(
      `UPDATE case_tasks SET state = $2, settled_by = $3, settled_at = $4, reason_id = $5, remind_at = NULL
        WHERE id = $1`,
      [id, state, settledBy, settledAt, reasonId],
    );
  }

  async own(id: string, ownerId: string | null): Promise<void> {
    await this.database.execute('UPDATE case_tasks SET owner_id = $2 WHERE id = $1', [id, ownerId]);
  }

  async remind(id: string, at: Date | null): Promise<void> {
    await this.database.execute('UPDATE case_tasks SET remind_at = $2 WHERE id = $1', [id, at]);
  }

  /** Of these, those that are open. */
  async stillOpen(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM case_tasks WHERE id = ANY($1::uuid[]) AND state = 'open'`,
      [ids],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
