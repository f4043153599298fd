import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Notifier, type Sql, type StatementPart } from '../../platform/database/index.js';
import { type CaseChange, CaseChangeRepository, type MissedChange } from './case-change.repository.js';

/** Tells every web process that a case changed, so that the screens of its desk fetch it again. */
@Injectable()
export class CaseChanges {
  constructor(
    private readonly notifier: Notifier,
    private readonly rows: CaseChangeRepository,
  ) {}

  /**
   * Inside a transaction: heard once it commits, and for an hour by those who could not hear it then.
   *
   * @param lost - tags of those for whom the case is gone by this change
   */
  async announce(caseId: string, deskId: string, lost: readonly Uint8Array[] = []): Promise<void> {
    const id = randomUUID();
    await this.rows.insert({ id, caseId, deskId }, lost);
    await this.notifier.notify('case', { id, caseId, deskId });
  }

  /**
   * The same within one statement: the part keeps the change if the part named `after` has a row, and the statement's last query
   * tells it.
   */
  announcing(caseId: string, deskId: string, after: string): { part: StatementPart; last: Sql } {
    const id = randomUUID();
    const told = this.notifier.notifying('case', { id, caseId, deskId });
    return {
      part: this.rows.inserting({ id, caseId, deskId }, after),
      last: (bind) => `SELECT ${told(bind)} FROM ${after}`,
    };
  }

  /** Resolves once this process hears of changes. Throws when it cannot now. */
  ready(): Promise<void> {
    return this.notifier.ready();
  }

  /** Calls back for each change in any process, and when changes may have been missed, until the returned function is called. */
  subscribe(heard: (change: CaseChange) => void, missed: () => void): () => void {
    const hear = ({ id, caseId, deskId }: Readonly<Record<string, string>>): void => {
      if (id !== undefined && caseId !== undefined && deskId !== undefined) heard({ id, caseId, deskId });
    };
    return this.notifier.subscribe('case', hear, missed);
  }

  /** Tags of those for whom the case of a change is gone by it; none for a change that is not known any more. */
  lostBy(changeId: string): Promise<readonly Uint8Array[]> {
    return this.rows.lostBy(changeId);
  }

  /** A change to begin from: what is asked for later, since it, leaves nothing out. Null: none was kept. */
  newest(): Promise<string | null> {
    return this.rows.newest();
  }

  /**
   * The cases of these desks that changed since this change, at most so many; some may have been heard of already. Null: that
   * change is not known any more.
   */
  since(changeId: string, deskIds: readonly string[], limit: number): Promise<MissedChange[] | null> {
    return this.rows.since(changeId, deskIds, limit);
  }
}
