import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { minute } from '../../../src/platform/database/index.js';
import { requireText } from '../../../src/platform/text/index.js';
import { CaseAccess, CaseWrite } from '../../../src/modules/cases/index.js';
import { Clocks, fixedTimes } from '../../../src/modules/clocks/index.js';
import { contentOf, Entries } from '../../../src/modules/entries/index.js';
import type { StaffSession } from '../../../src/modules/staff/index.js';
import {
  followUpClock,
  followUpEntry,
  FollowUpError,
  followUpMade,
  followUpPlanned,
  planFollowUp,
  recordFollowUp,
} from './follow-up.definitions.js';
import { FollowUpRepository, type FollowUp } from './follow-up.repository.js';

/** A call as the panel shows it; `text`: what was said, null until it was made. */
export interface ShownFollowUp extends FollowUp {
  text: string | null;
}

/** Calls to the reporter that the desk plans and then writes down. */
@Injectable()
export class FollowUps {
  constructor(
    private readonly access: CaseAccess,
    private readonly write: CaseWrite,
    private readonly clocks: Clocks,
    private readonly entries: Entries,
    private readonly calls: FollowUpRepository,
  ) {}

  /** @throws CASE_NOT_FOUND, FOLLOW_UP_CASE_CLOSED */
  async plan(session: StaffSession, caseId: string, callAt: Date): Promise<string> {
    const id = randomUUID();
    const now = minute(new Date());
    await this.write.change(session, caseId, planFollowUp.name, async (locked, change) => {
      await this.calls.insert(locked.id, id, callAt);
      await this.clocks.open(locked.id, followUpClock, fixedTimes(followUpClock, now, callAt), id);
      change.record(followUpPlanned({ minutes: Math.round((callAt.getTime() - now.getTime()) / 60_000) }));
    });
    return id;
  }

  /** @throws TextError, CASE_NOT_FOUND, FOLLOW_UP_NOT_FOUND */
  async record(session: StaffSession, caseId: string, id: string, typed: string): Promise<void> {
    const value = { text: requireText(typed) };
    const author = { type: 'staff', staffId: session.staffId, keys: session.keys } as const;
    await this.write.change(session, caseId, recordFollowUp.name, async (locked, change, open) => {
      const entry = { id: randomUUID(), kind: followUpEntry, author, value };
      if (!(await this.calls.markMade(locked.id, id, entry.id, minute(new Date()))))
        throw new FollowUpError('FOLLOW_UP_NOT_FOUND');
      await this.entries.append(open, entry);
      await this.clocks.meet(locked.id, followUpClock, id);
      change.record(followUpMade({ callerId: session.staffId }));
    });
  }

  /** @throws CASE_NOT_FOUND */
  async list(session: StaffSession, caseId: string): Promise<ShownFollowUp[]> {
    const { case: found, open } = await this.access.require(session, caseId);
    const [calls, entries] = await Promise.all([this.calls.listFor(found.id), this.entries.read(open)]);
    const texts = new Map(entries.map((entry) => [entry.id, contentOf(entry, followUpEntry)?.text]));
    return calls.map((call) => ({ ...call, text: texts.get(call.entryId ?? '') ?? null }));
  }
}
