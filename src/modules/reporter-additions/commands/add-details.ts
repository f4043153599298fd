import { Injectable } from '@nestjs/common';
import { stableUuid } from '../../../platform/ids/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { CaseLifecycle, CaseWrite } from '../../cases/index.js';
import { Entries, type ReportAnswer } from '../../entries/index.js';
import { Evidence } from '../../evidence/index.js';
import { MOST_MESSAGES_AN_HOUR, messageReceived } from '../../messages/index.js';
import { openCaseOf, type ReporterSession } from '../../receipts/index.js';
import { detailsEntry } from '../addition.entry-kinds.js';
import { detailsAdded } from '../addition.timeline.js';

/** Adds names and links to a report that was sent: sealed for its desk, and findable again as those of the report itself are. */
@Injectable()
export class AddDetails {
  constructor(
    private readonly entries: Entries,
    private readonly evidence: Evidence,
    private readonly write: CaseWrite,
    private readonly lifecycle: CaseLifecycle,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Resolves to the minutes to wait where too many were added within the hour: then nothing is added. Null: they are in the case.
   * Adding the same again with the same nonce changes nothing.
   *
   * @param added.nonce - of the form that was sent: 20 to 64 random characters of base64url
   * @param added.answers - to questions of the form, as its questions read them; none is empty
   * @throws CASE_NOT_FOUND, ENTRIES_TAMPERED
   */
  async add(
    session: ReporterSession,
    added: { nonce: string; answers: ReportAnswer[] },
  ): Promise<{ minutes: number } | null> {
    const { nonce, answers } = added;
    const open = openCaseOf(session);
    const before = await this.entries.read(open);
    const text = answers.map((answer) => `${answer.question}\n${answer.text ?? ''}`).join('\n\n');
    const id = stableUuid(session.caseId, nonce, text);
    const entry = { id, kind: detailsEntry, author: { type: 'reporter' }, value: { answers, text } } as const;
    const limit: { minutes: number | null } = { minutes: null };
    await this.write.changeByReporter(session.caseId, async (locked, change) => {
      if (await this.entries.has(session.caseId, entry)) return;
      limit.minutes = await this.entries.minutesToWait(session.caseId, detailsEntry, MOST_MESSAGES_AN_HOUR);
      if (limit.minutes !== null || (await this.entries.append(open, entry)) === 'exists') return;
      await this.evidence.add(session.caseId, before, answers);
      change.record(detailsAdded({}));
      await this.lifecycle.reporterWrote(locked, change);
      await this.outbox.emit(messageReceived({ caseId: session.caseId, entryId: id }));
    });
    return limit.minutes === null ? null : { minutes: limit.minutes };
  }
}
