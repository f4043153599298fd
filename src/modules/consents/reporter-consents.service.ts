import { Injectable } from '@nestjs/common';
import { DatabaseClock } from '../../platform/database/index.js';
import { dayText, isUuid } from '../../platform/text/index.js';
import { CaseWrite } from '../cases/index.js';
import { Entries } from '../entries/index.js';
import { openCaseOf, type ReporterSession, type ThreadHolder } from '../receipts/index.js';
import type { ConsentAnswer } from '../vocabulary/index.js';
import { ConsentAnswers, type Taking } from './consent-answers.service.js';
import { consentAnswerEntry, consentsIn } from './consent-entries.js';
import { answersTo, standingOf, type Standing } from './consent.policy.js';
import { ConsentRepository } from './consent.repository.js';
import { DutyDecisionRepository } from './duty-decision.repository.js';
import { dutiesIn } from './duty-entries.js';
import { Consents } from './consents.service.js';
import { ConsentUses } from './consent-uses.service.js';

/** How many answers a reporter may give within an hour: each stays in the case. */
const MOST_AN_HOUR = 20;

/** A question as its reporter sees it. */
export interface ReporterConsent {
  id: string;
  recipient: string;
  language: string;
  words: string;
  standing: Exclude<Standing, 'none'>;
  /** What the reporter can say to it now. */
  answers: readonly ConsentAnswer[];
  /** What was written down as said to one of the staff; null: the reporter pressed a button, or has not answered. */
  said: string | null;
  /** On which days (UTC) something left; null: of that nothing can be said now. */
  leftOn: readonly string[] | null;
}

/** What leaves without the reporter's consent, as they are told of it. */
export interface ReporterDuty {
  recipient: string;
  language: string;
  words: string;
  /** On which days (UTC) something left; empty: nothing has. */
  leftOn: readonly string[];
}

/** The questions for consent on the page of a reporter who came back. */
@Injectable()
export class ReporterConsents {
  constructor(
    private readonly write: CaseWrite,
    private readonly entries: Entries,
    private readonly rows: ConsentRepository,
    private readonly consents: Consents,
    private readonly decisions: DutyDecisionRepository,
    private readonly answers: ConsentAnswers,
    private readonly uses: ConsentUses,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * What the reporter was asked and the desk did not withdraw, the first asked first.
   *
   * @throws ENTRIES_TAMPERED
   */
  async list(session: ThreadHolder): Promise<ReporterConsent[]> {
    const rows = await this.rows.newestOf(session.caseId);
    if (rows.length === 0) return [];
    const written = consentsIn(await this.entries.read(openCaseOf(session)));
    const withheld = await this.consents.withheld(session.caseId);
    const now = this.clock.now();
    const shown = rows.map(async (row): Promise<ReporterConsent | null> => {
      const standing = standingOf(row, now);
      const found = written.get(row.id);
      // A row without a question in the chain was never asked by this desk.
      if (standing === 'none' || !found) return null;
      const { recipient, language, words } = found.question;
      const leftOn = tellable(await this.uses.leftOn(row), withheld.get(row.recipientId));
      const said = found.last?.words ?? null;
      return { id: row.id, recipient, language, words, standing, answers: answersTo(standing), said, leftOn };
    });
    return (await Promise.all(shown)).filter((one) => one !== null);
  }

  /**
   * What the reporter is told of duties: of decisions that stand and, where a lawful reason put it off, from its day on.
   *
   * @throws ENTRIES_TAMPERED
   */
  async duties(session: ThreadHolder): Promise<ReporterDuty[]> {
    const today = dayText(this.clock.now());
    const rows = (await this.decisions.listFor(session.caseId)).filter(
      ({ state, withheldUntil }) =>
        (state === 'decided' || state === 'confirmed') && (withheldUntil === null || withheldUntil <= today),
    );
    if (rows.length === 0) return [];
    const written = dutiesIn(await this.entries.read(openCaseOf(session)));
    const shown = rows.map(async (row): Promise<ReporterDuty | null> => {
      const told = written.get(row.id)?.told;
      if (!told) return null;
      const { recipient, language, words } = told;
      const leftOn = await this.uses.leftOn({ ...row, purpose: 'report' });
      return { recipient, language, words, leftOn };
    });
    return (await Promise.all(shown)).filter((one) => one !== null);
  }

  /**
   * Takes the answer of a reporter. Giving it again changes nothing. `{ minutes }`: they answered too often within the hour, and
   * nothing changed; taking back is never put off.
   *
   * @throws CASE_NOT_FOUND, ENTRIES_TAMPERED
   */
  async answer(
    session: ReporterSession,
    consentId: string,
    answer: ConsentAnswer,
  ): Promise<Taking | { minutes: number }> {
    if (!isUuid(consentId)) return 'unknown';
    const open = openCaseOf(session);
    const result: { taking: Taking | { minutes: number } } = { taking: 'unknown' };
    await this.write.changeByReporter(session.caseId, async (locked, change) => {
      const minutes =
        answer === 'taken_back'
          ? null
          : await this.entries.minutesToWait(session.caseId, consentAnswerEntry, MOST_AN_HOUR);
      const author = { type: 'reporter' } as const;
      const given = { locked, change, open, consentId, answer, author, words: null };
      result.taking = minutes === null ? await this.answers.take(given) : { minutes };
    });
    return result.taking;
  }
}

/** Of these days, those that the reporter may know of. @param from - from then on nothing is said; undefined: all is */
function tellable(days: readonly string[], from: string | undefined): readonly string[] | null {
  if (from === undefined) return days;
  const before = days.filter((day) => day < from);
  return before.length > 0 ? before : null;
}
