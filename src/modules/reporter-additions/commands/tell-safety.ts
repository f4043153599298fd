import { Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config/index.js';
import { stableUuid } from '../../../platform/ids/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { CaseLifecycle, CaseWrite } from '../../cases/index.js';
import { contentOf, Entries, EntryError, reportEntry, type Entry } from '../../entries/index.js';
import { openCaseOf, type ReporterSession } from '../../receipts/index.js';
import { factsOf } from '../../report-form/index.js';
import { assessFact } from '../../triage/index.js';
import type { Safety } from '../../vocabulary/index.js';
import { safetyEntry } from '../addition.entry-kinds.js';
import { safetyToldEvent } from '../addition.notices.js';
import { safetyTold } from '../addition.timeline.js';
import { answersIn } from '../report-answers.js';

/** What can be told with one press, the worst first. */
export const TELLABLE = ['danger', 'self_harm', 'watched'] as const satisfies readonly Safety[];
export type Tellable = (typeof TELLABLE)[number];

/** The same press within this time, with nothing by the desk since, tells nothing new. */
const AGAIN_MS = 10 * 60_000;

/**
 * A reporter who came back tells, without words, that they are in danger. The rules run again on that fact: the case becomes as
 * urgent as it asks for and never less, and the desk is told as of a message.
 */
@Injectable()
export class TellSafety {
  constructor(
    private readonly entries: Entries,
    private readonly write: CaseWrite,
    private readonly lifecycle: CaseLifecycle,
    private readonly outbox: Outbox,
    private readonly config: Config,
  ) {}

  /**
   * Telling the same again with the same nonce, or within ten minutes, changes nothing.
   *
   * @param told.nonce - of the form that was sent: 20 to 64 random characters of base64url
   * @param told.words - what the button says in the language of the staff
   * @throws CASE_NOT_FOUND, ENTRIES_TAMPERED
   */
  async tell(
    session: ReporterSession,
    told: { nonce: string; safety: Tellable; words: string },
  ): Promise<void> {
    const { nonce, safety, words } = told;
    const open = openCaseOf(session);
    const entries = await this.entries.read(open);
    if (isTold(entries, safety)) return;
    const id = stableUuid(session.caseId, nonce, safety);
    const entry = {
      id,
      kind: safetyEntry,
      author: { type: 'reporter' },
      value: { safety, text: words },
    } as const;
    const { urgency } = assessFact(
      factsIn(entries),
      { fact: 'safety', value: safety },
      this.config.firstAnswerMinutes,
    );
    await this.write.changeByReporter(session.caseId, async (locked, change) => {
      if ((await this.entries.append(open, entry)) === 'exists') return;
      change.record(safetyTold({}));
      await this.lifecycle.reporterInDanger(locked, change, {
        atLeast: urgency,
        told: safety === 'watched' ? 'wrote' : 'danger',
      });
      await this.outbox.emit(safetyToldEvent({ caseId: session.caseId, entryId: id }));
    });
  }
}

function isTold(entries: readonly Entry[], safety: Safety): boolean {
  const sinceDesk = entries.slice(entries.findLastIndex(({ author }) => author === 'staff') + 1);
  return sinceDesk.some(
    (entry) =>
      contentOf(entry, safetyEntry)?.safety === safety && Date.now() - entry.createdAt.getTime() < AGAIN_MS,
  );
}

function factsIn(entries: readonly Entry[]): ReturnType<typeof factsOf> {
  const [first] = entries;
  const report = first && contentOf(first, reportEntry);
  if (!report) throw new EntryError('ENTRIES_TAMPERED');
  const { country, language, partial } = report;
  return factsOf(answersIn(report), { country, language, partial });
}
