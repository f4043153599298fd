import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute, Transaction } from '../../platform/database/index.js';
import { Audit } from '../audit/index.js';
import { Clocks } from '../clocks/index.js';
import type { OpenCase } from '../entries/index.js';
import type { StaffSession } from '../staff/index.js';
import { CaseAccess, type AccessedCase } from './case-access.js';
import type { CaseActionName } from './case-action.js';
import { CaseActions } from './case-actions.js';
import { CaseChanges } from './case-changes.js';
import { CaseTimeline } from '../timeline/index.js';
import type { CaseEntity } from './case.entity.js';
import { CaseLookRepository } from './case-look.repository.js';
import { CaseError } from './case.errors.js';
import { CaseRepository, type CaseColumns } from './case.repository.js';
import { CaseShareRepository } from './case-share.repository.js';
import type { TimelineEntry } from '../timeline/index.js';
import { TimestampRedaction } from './timestamp-redaction.js';

/** How an event is recorded. */
export interface Recorded {
  /** Records it in the timeline once for each key, however often it is recorded. */
  readonly onceFor?: string;
  /** `false`: not in the audit log, where another event of the same write says it. */
  readonly audited?: false;
}

/** What one write does to its case. */
export interface PendingChange {
  /** Sets columns of the case's row. */
  set(columns: CaseColumns): void;
  /** Records an event in the timeline and, where its definition says so and a person did it, in the audit log. */
  record(event: TimelineEntry, how?: Recorded): void;
  /** Says, by their tags, for whom the case is gone from now on: it leaves their screens at once. */
  loseSight(tags: readonly Uint8Array[]): void;
}

/** Which action a write is, by the case as it is locked; null: there is nothing to do. */
export type ActionOf =
  CaseActionName | ((locked: CaseEntity) => CaseActionName | null | Promise<CaseActionName | null>);

type Write = (locked: CaseEntity, change: PendingChange) => Promise<void> | void;

/**
 * The one way to write to a case. Each write opens a transaction, locks the case against other writers, and then, once and in
 * this order: the write itself, the row with the next deadline, the timeline, the redaction of a closed case's times, the
 * announcement to screens, the audit log (whose writers wait for each other until they commit). The case is locked before its
 * chain, by every writer, so that no two wait for each other.
 */
@Injectable()
export class CaseWrite {
  constructor(
    private readonly access: CaseAccess,
    private readonly actions: CaseActions,
    private readonly cases: CaseRepository,
    private readonly clocks: Clocks,
    private readonly timeline: CaseTimeline,
    private readonly redaction: TimestampRedaction,
    private readonly changes: CaseChanges,
    private readonly looks: CaseLookRepository,
    private readonly shares: CaseShareRepository,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * A write by staff, who must be able to open the case and be allowed the action. Resolves to the case as it is afterwards,
   * with its keys. Whoever writes to a case has looked at it.
   *
   * @param write - does the rest of the work; throwing takes everything back
   * @throws CASE_NOT_FOUND for a case that is not the caller's to see
   * @throws what the action's rule refuses with, and what `write` throws
   */
  async change(
    session: StaffSession,
    caseId: string,
    action: ActionOf,
    write: (locked: CaseEntity, change: PendingChange, open: OpenCase) => Promise<void> | void,
  ): Promise<AccessedCase> {
    const { case: seen, open } = await this.access.require(session, caseId);
    return this.transaction.run(async () => {
      const locked = await this.lock(seen.id);
      const name = typeof action === 'function' ? await action(locked) : action;
      if (name === null) return { case: locked, open };
      this.actions.require(name, session, locked);
      await this.looks.add(locked.id, session.staffId);
      const changed = await this.apply(locked, session.staffId, (found, change) =>
        write(found, change, open),
      );
      return { case: changed, open };
    });
  }

  /**
   * One write to two cases by staff who must be able to open both, locked in one order, so that no two writers wait for each other.
   *
   * @param write - is given both as `change` gives one, in the order in which they were locked
   * @throws as `change`, of either
   */
  async changeBoth(
    session: StaffSession,
    caseIds: readonly [string, string],
    action: ActionOf,
    write: (sides: readonly [AccessedCase, AccessedCase]) => Promise<void>,
  ): Promise<void> {
    const [first, second] = [...caseIds].sort() as [string, string];
    await this.change(session, first, action, async (one, _, openOne) => {
      await this.change(session, second, action, (two, __, openTwo) =>
        write([
          { case: one, open: openOne },
          { case: two, open: openTwo },
        ]),
      );
    });
  }

  /**
   * A write by the reporter of the case.
   *
   * @throws CASE_NOT_FOUND when the case is gone, and what `write` throws
   */
  async changeByReporter(caseId: string, write: Write): Promise<void> {
    await this.transaction.run(async () => this.apply(await this.lock(caseId), null, write));
  }

  /** A write that nobody asked for: time has passed. Does nothing when the case is gone. */
  async changeByTime(caseId: string, write: Write): Promise<void> {
    await this.transaction.run(async () => {
      const locked = await this.cases.lock(caseId);
      if (locked) await this.apply(locked, 'time', write);
    });
  }

  private async lock(caseId: string): Promise<CaseEntity> {
    const locked = await this.cases.lock(caseId);
    if (!locked) throw new CaseError('CASE_NOT_FOUND');
    return locked;
  }

  /** @param by - the staff member; null: the reporter */
  private async apply(locked: CaseEntity, by: string | 'time' | null, write: Write): Promise<CaseEntity> {
    const columns: CaseColumns = {};
    const deskBefore = locked.deskId;
    const events: { event: TimelineEntry; how: Recorded }[] = [];
    const lost: Uint8Array[] = [];
    await write(locked, {
      set: (given) => Object.assign(columns, given),
      record: (event, how = {}) => events.push({ event, how }),
      loseSight: (tags) => lost.push(...tags),
    });
    if (Object.keys(columns).length === 0 && events.length === 0) return locked;
    const changed = await this.update(locked, columns, by !== 'time');
    const actorId = by === 'time' ? null : by;
    for (const { event, how } of events) {
      const place = {
        caseId: locked.id,
        actorId,
        ...(how.onceFor !== undefined && { onceFor: how.onceFor }),
      };
      await this.timeline.record(place, event);
    }
    const redacted = changed.status === 'closed';
    if (redacted) await this.redaction.truncateToDays(locked.id);
    if (locked.deskId !== deskBefore) await this.changes.announce(locked.id, deskBefore, lost);
    await this.changes.announce(locked.id, locked.deskId, lost);
    for (const { deskId } of await this.shares.of(locked.id))
      await this.changes.announce(locked.id, deskId, lost);
    if (actorId !== null) {
      for (const { event, how } of events)
        if (how.audited !== false) await this.recordInAudit(actorId, locked.id, event);
    }
    return redacted ? this.lock(locked.id) : changed;
  }

  /** @param touched - whether a person did it, which moves `updatedAt` */
  private async update(locked: CaseEntity, columns: CaseColumns, touched: boolean): Promise<CaseEntity> {
    const nextDeadlineAt = await this.clocks.nextDeadline(locked.id);
    const updatedAt = touched ? minute(await this.clock.read()) : locked.updatedAt;
    const row = { ...columns, nextDeadlineAt, updatedAt };
    await this.cases.update(locked.id, row);
    return Object.assign(locked, row);
  }

  private async recordInAudit(
    actorId: string,
    caseId: string,
    { audit, detail }: TimelineEntry,
  ): Promise<void> {
    if (audit)
      await this.audit.record({ actorId, action: audit, subject: 'case', subjectId: caseId, detail });
  }
}
