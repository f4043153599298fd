import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CaseWrite } from '../cases/index.js';
import { Clocks, type ClockRow } from '../clocks/index.js';
import { Entries } from '../entries/index.js';
import type { StaffSession } from '../staff/index.js';
import type { TakedownCheck } from '../vocabulary/index.js';
import type { NotSet } from './takedowns.service.js';
import {
  setTakedowns,
  TAKEDOWN_CHECK_KINDS,
  takedownsChecked,
  takedownStepEntry,
  type TakedownStepContent,
} from './takedown.definitions.js';
import { TakedownRepository } from './takedown.repository.js';

/** What is said of removed locations when somebody has to look again. Nothing is fetched: a person looks, or asks the reporter. */
@Injectable()
export class TakedownChecks {
  constructor(
    private readonly write: CaseWrite,
    private readonly clocks: Clocks,
    private readonly entries: Entries,
    private readonly takedowns: TakedownRepository,
  ) {}

  /**
   * Says that these are still gone, each judged for itself. That ends every check of it that is due; a later one stays.
   *
   * @returns those of which nothing was to be said now, in the order asked
   * @throws CASE_NOT_FOUND, TAKEDOWN_CASE_CLOSED, ENTRIES_TAMPERED
   */
  async stillGone(session: StaffSession, caseId: string, ids: readonly string[]): Promise<NotSet[]> {
    const failed: NotSet[] = [];
    await this.write.change(session, caseId, setTakedowns.name, async (locked, change, open) => {
      const rows = await this.takedowns.listFor(locked.id);
      const removed = new Set(rows.filter(({ state }) => state === 'removed').map(({ id }) => id));
      const clocks = await this.clocks.listFor(locked.id, TAKEDOWN_CHECK_KINDS);
      const done: string[] = [];
      for (const id of ids) {
        const due = removed.has(id) ? dueOf(clocks, id) : [];
        for (const check of due) await this.clocks.meet(locked.id, check, id);
        if (due.length > 0) done.push(id);
        else failed.push({ id, code: 'TAKEDOWN_CHECK_NOT_DUE', missing: [] });
      }
      if (done.length === 0) return;
      const value: TakedownStepContent = { ids: done, state: null, law: null, stillGone: true, words: null };
      const author = { type: 'staff', staffId: session.staffId, keys: session.keys } as const;
      await this.entries.append(open, { id: randomUUID(), kind: takedownStepEntry, author, value });
      change.record(takedownsChecked({ count: done.length }));
    });
    return failed;
  }
}

/** The checks of a location that are due. */
function dueOf(
  clocks: readonly ClockRow<TakedownCheck>[],
  id: string,
): (typeof TAKEDOWN_CHECK_KINDS)[number][] {
  const due = clocks.filter(({ subjectId, state }) => subjectId === id && state === 'breached');
  return TAKEDOWN_CHECK_KINDS.filter(({ name }) => due.some(({ kind }) => kind === name));
}
