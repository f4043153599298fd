import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { stableUuid } from '../../platform/ids/index.js';
import { CaseAccess, CaseWrite } from '../cases/index.js';
import { Clocks, fixedTimes } from '../clocks/index.js';
import { contentOf, Entries, type Entry } from '../entries/index.js';
import type { StaffSession } from '../staff/index.js';
import type { RiskEnd } from '../vocabulary/index.js';
import {
  closeRiskSheet,
  riskSheetClosed,
  riskSheetEntry,
  RiskSheetError,
  riskSheetSaved,
  riskStepClock,
  saveRiskSheet,
  type RiskSheetContent,
} from './risk-sheet.definitions.js';

const MINUTE = 60_000;
const LATEST = 7 * 24 * 60 * MINUTE;

/** What is saved while a sheet is open; texts as they are kept (`requireText`). */
export type OpenSheet = Omit<RiskSheetContent, 'state' | 'closedFor' | 'closedBecause' | 'nextStep'> & {
  nextStep: string;
};

/** A sheet as it stood once, with who wrote it. */
export interface WrittenSheet extends RiskSheetContent {
  by: string | null;
  at: Date;
}

/** `nextAt`: when the next step is due, which may have passed; null: no sheet is open. `sheets`: the newest first. */
export interface RiskSheets {
  nextAt: Date | null;
  sheets: WrittenSheet[];
}

/** A case has one sheet at a time, so its id gives the subject of the clock. */
const subjectOf = (caseId: string): string => stableUuid('risk-sheet', caseId);

/** The sheet of an imminent risk. The newest entry of its kind is how it stands; while it is open its next step has a clock. */
@Injectable()
export class RiskSheet {
  constructor(
    private readonly access: CaseAccess,
    private readonly write: CaseWrite,
    private readonly entries: Entries,
    private readonly clocks: Clocks,
    private readonly clock: DatabaseClock,
  ) {}

  /** @throws CASE_NOT_FOUND, ENTRIES_TAMPERED */
  async read(session: StaffSession, caseId: string): Promise<RiskSheets> {
    const { case: found, open } = await this.access.require(session, caseId);
    const [entries, nextAt] = await Promise.all([
      this.entries.read(open),
      this.clocks.dueAt(found.id, riskStepClock, subjectOf(found.id)),
    ]);
    return { nextAt, sheets: sheetsIn(entries).reverse() };
  }

  /**
   * Opens the sheet, or writes how it stands now. What stood before stays in the case. Saving what is so already changes nothing.
   *
   * @param nextAt - when the next step is due: in a minute to a week; rounded down to the minute
   * @throws CASE_NOT_FOUND, RISK_CASE_CLOSED, RISK_STEP_TOO_SOON, RISK_STEP_TOO_LATE
   */
  async save(session: StaffSession, caseId: string, given: OpenSheet, nextAt: Date): Promise<RiskSheets> {
    const dueAt = minute(nextAt);
    await this.write.change(session, caseId, saveRiskSheet.name, async (locked, change, open) => {
      const subject = subjectOf(locked.id);
      const value: RiskSheetContent = { ...given, state: 'open', closedFor: null, closedBecause: null };
      const last = sheetsIn(await this.entries.read(open)).at(-1);
      const due = await this.clocks.dueAt(locked.id, riskStepClock, subject);
      if (last && due?.getTime() === dueAt.getTime() && isSame(last, value)) return;
      const now = minute(await this.clock.read());
      const span = dueAt.getTime() - now.getTime();
      if (!(span >= MINUTE)) throw new RiskSheetError('RISK_STEP_TOO_SOON');
      if (span > LATEST) throw new RiskSheetError('RISK_STEP_TOO_LATE');
      const author = { type: 'staff', staffId: session.staffId, keys: session.keys } as const;
      await this.entries.append(open, { id: randomUUID(), kind: riskSheetEntry, author, value });
      await this.clocks.replace(locked.id, riskStepClock, fixedTimes(riskStepClock, now, dueAt), subject);
      change.record(riskSheetSaved({ minutes: span / MINUTE }));
    });
    return this.read(session, caseId);
  }

  /**
   * Closes the open sheet: help reached the person, they are safe, or for another reason that `because` names.
   *
   * @throws CASE_NOT_FOUND, RISK_CASE_CLOSED, RISK_SHEET_NOT_OPEN, RISK_REASON_MISSING, RISK_REASON_UNEXPECTED
   */
  async close(
    session: StaffSession,
    caseId: string,
    { reason, because }: { reason: RiskEnd; because: string | null },
  ): Promise<RiskSheets> {
    if (reason === 'other' && because === null) throw new RiskSheetError('RISK_REASON_MISSING');
    if (reason !== 'other' && because !== null) throw new RiskSheetError('RISK_REASON_UNEXPECTED');
    await this.write.change(session, caseId, closeRiskSheet.name, async (locked, change, open) => {
      const last = sheetsIn(await this.entries.read(open)).at(-1);
      if (last?.state !== 'open') throw new RiskSheetError('RISK_SHEET_NOT_OPEN');
      const { by: _by, at: _at, ...before } = last;
      const value: RiskSheetContent = {
        ...before,
        ...(reason === 'help_reached' && { reached: 'yes' }),
        state: 'closed',
        nextStep: null,
        closedFor: reason,
        closedBecause: because,
      };
      const author = { type: 'staff', staffId: session.staffId, keys: session.keys } as const;
      await this.entries.append(open, { id: randomUUID(), kind: riskSheetEntry, author, value });
      await this.clocks.meet(locked.id, riskStepClock, subjectOf(locked.id));
      change.record(riskSheetClosed({ reason }));
    });
    return this.read(session, caseId);
  }
}

function sheetsIn(entries: readonly Entry[]): WrittenSheet[] {
  return entries.flatMap((entry) => {
    const content = contentOf(entry, riskSheetEntry);
    return content ? [{ ...content, by: entry.authorId, at: entry.createdAt }] : [];
  });
}

function isSame(last: WrittenSheet, value: RiskSheetContent): boolean {
  return (Object.keys(value) as (keyof RiskSheetContent)[]).every((name) => last[name] === value[name]);
}
