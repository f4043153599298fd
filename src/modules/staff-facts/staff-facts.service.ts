import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { CaseAccess, CaseCards, CaseWrite, type CaseEntity, type PendingChange } from '../cases/index.js';
import { Clocks } from '../clocks/index.js';
import { ResponseTargets } from '../duty/index.js';
import { Entries, type OpenCase } from '../entries/index.js';
import type { StaffSession } from '../staff/index.js';
import type { Facts } from '../triage/index.js';
import { newestOf, reportedIn, stateOf } from './known-facts.js';
import {
  factsRaisedUrgency,
  factsSet,
  setStaffFacts,
  staffFactsEntry,
  type StaffFactsContent,
} from './staff-facts.definitions.js';
import { changedFields, factsWith, follow, type Followed } from './staff-facts.policy.js';

/** What staff found out, who set it last and when, and what the report says of the same. */
export interface KnownFacts extends StaffFactsContent {
  setBy: string | null;
  setAt: Date | null;
  reported: Pick<Facts, 'ageBand' | 'kind'>;
}

/** What staff set of a case after the intake. The newest entry of its kind is how it stands. */
@Injectable()
export class StaffFacts {
  constructor(
    private readonly access: CaseAccess,
    private readonly write: CaseWrite,
    private readonly cards: CaseCards,
    private readonly entries: Entries,
    private readonly clocks: Clocks,
    private readonly targets: ResponseTargets,
    private readonly config: Config,
  ) {}

  /** @throws CASE_NOT_FOUND, ENTRIES_TAMPERED */
  async read(session: StaffSession, caseId: string): Promise<KnownFacts> {
    const { open } = await this.access.require(session, caseId);
    const entries = await this.entries.read(open);
    const last = newestOf(entries);
    const { ageBand, kind } = reportedIn(entries);
    return {
      ...stateOf(last),
      setBy: last?.authorId ?? null,
      setAt: last?.createdAt ?? null,
      reported: { ageBand, kind },
    };
  }

  /**
   * Sets what is given and leaves the rest as it is. The rules run again: the case may become more urgent, and never less. Setting
   * what is so already changes nothing.
   *
   * @param given - texts as they are kept (`requireText`); null takes a fact back
   * @throws CASE_NOT_FOUND, STAFF_FACTS_CASE_CLOSED, ENTRIES_TAMPERED
   */
  async set(session: StaffSession, caseId: string, given: Partial<StaffFactsContent>): Promise<KnownFacts> {
    await this.write.change(session, caseId, setStaffFacts.name, async (locked, change, open) => {
      const entries = await this.entries.read(open);
      const before = stateOf(newestOf(entries));
      const after: StaffFactsContent = { ...before, ...given };
      const fields = changedFields(before, after);
      if (fields.length === 0) return;
      const author = { type: 'staff', staffId: session.staffId, keys: session.keys } as const;
      await this.entries.append(open, { id: randomUUID(), kind: staffFactsEntry, author, value: after });
      change.record(factsSet({ fields: fields.join('.') }));
      const reported = reportedIn(entries);
      const facts = { before: factsWith(reported, before), after: factsWith(reported, after) };
      await this.apply(session, { locked, open }, change, facts);
    });
    return this.read(session, caseId);
  }

  private async apply(
    session: StaffSession,
    { locked, open }: { locked: CaseEntity; open: OpenCase },
    change: PendingChange,
    facts: { before: Facts; after: Facts },
  ): Promise<void> {
    const card = this.cards.openOne(session.keys, open, locked);
    const followed = follow(facts, { urgency: locked.urgency, card }, this.config.firstAnswerMinutes);
    const { kind, ageBand } = facts.after;
    change.set({ kind, ageBand, playbook: followed.playbook });
    change.set(this.cards.seal(session.keys, open, locked, followed.card) ?? {});
    await this.raise(locked, change, followed);
  }

  /** The answers that the case owes get the minutes of the new urgency, counted from when they began. */
  private async raise(locked: CaseEntity, change: PendingChange, { urgency }: Followed): Promise<void> {
    const from = locked.urgency;
    if (urgency === from) return;
    await this.clocks.recomputeAnswers(
      locked.id,
      (minutes) => this.targets.after(minutes, { from, to: urgency }),
      await this.targets.businessTime({ deskId: locked.deskId, urgency }),
    );
    change.set({ urgency });
    change.record(factsRaisedUrgency({ urgency, from }));
  }
}
