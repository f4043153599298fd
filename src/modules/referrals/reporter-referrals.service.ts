import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isUuid } from '../../platform/text/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { CaseWrite } from '../cases/index.js';
import { Entries } from '../entries/index.js';
import { openCaseOf, type ReporterSession, type ThreadHolder } from '../receipts/index.js';
import { REFERRAL_ANSWERS, type ReferralAnswer, type ReferralState } from '../vocabulary/index.js';
import { referralAnswerEntry, referralsIn } from './referral-entries.js';
import { referralAnswered, referralAnsweredByReporter } from './referral.definitions.js';
import { canFollow, isSettled } from './referral.policy.js';
import { ReferralRepository, type Referral } from './referral.repository.js';
import { ReferralSteps } from './referral-steps.service.js';

/** How many answers a person may give within an hour: each stays in the case. */
const MOST_AN_HOUR = 20;

/** A referral as the person sees it on their page. */
export interface ReporterReferral {
  readonly id: string;
  readonly service: string;
  readonly language: string;
  readonly words: string;
  /** Numbers and pages of the service. */
  readonly reach: readonly string[];
  readonly state: ReferralState;
  /** What the person can say to it now. */
  readonly answers: readonly ReferralAnswer[];
  /** What was written down as said to one of the staff; null: nothing was. */
  readonly said: string | null;
  /** What the service was told; null: it was told nothing. */
  readonly told: string | null;
}

/** `gone`: it no longer stands as it did on the page that was pressed. */
export type TakenReferral = 'taken' | 'same' | 'gone' | { minutes: number };

/** What a person who came back was offered, and what they say to it. */
@Injectable()
export class ReporterReferrals {
  constructor(
    private readonly write: CaseWrite,
    private readonly entries: Entries,
    private readonly referrals: ReferralRepository,
    private readonly steps: ReferralSteps,
    private readonly outbox: Outbox,
  ) {}

  /**
   * What the person was offered, the first offered first; of each service the newest.
   *
   * @throws ENTRIES_TAMPERED
   */
  async list(session: ThreadHolder): Promise<ReporterReferral[]> {
    const rows = newestOf(await this.referrals.listFor(session.caseId));
    if (rows.length === 0) return [];
    const written = referralsIn(await this.entries.read(openCaseOf(session)));
    return rows.flatMap((row): ReporterReferral[] => {
      const found = written.get(row.id);
      // A row without an offer in the chain was never offered by this desk.
      if (!found) return [];
      const { service, language, words, reach } = found.offer;
      const said = found.answer?.words ?? null;
      const { id, state } = row;
      return [
        { id, service, language, words, reach, state, answers: answersTo(state), said, told: found.told },
      ];
    });
  }

  /**
   * Takes an answer. Giving it again changes nothing; `{ minutes }`: they answered too often within the hour. Saying no is never put off.
   *
   * @throws CASE_NOT_FOUND, ENTRIES_TAMPERED
   */
  async answer(session: ReporterSession, id: string, answer: ReferralAnswer): Promise<TakenReferral> {
    if (!isUuid(id)) return 'gone';
    const result: { taken: TakenReferral } = { taken: 'gone' };
    await this.write.changeByReporter(session.caseId, async (locked, change) => {
      const row = newestOf(await this.referrals.listFor(locked.id)).find((one) => one.id === id);
      if (row?.state === answer) result.taken = 'same';
      if (!row || !canFollow(row.state, answer)) return;
      // Nobody works on it: yes would lead nowhere. No is taken, as a consent can be taken back.
      if (locked.status === 'closed' && answer !== 'declined') return;
      const minutes =
        answer === 'declined'
          ? null
          : await this.entries.minutesToWait(locked.id, referralAnswerEntry, MOST_AN_HOUR);
      if (minutes !== null) {
        result.taken = { minutes };
        return;
      }
      await this.steps.take(locked, row, answer, { answeredAt: await this.steps.now() });
      const entryId = randomUUID();
      const value = { referralId: row.id, answer, words: null };
      const author = { type: 'reporter' } as const;
      await this.entries.append(openCaseOf(session), {
        id: entryId,
        kind: referralAnswerEntry,
        author,
        value,
      });
      change.record(referralAnswered({ service: row.serviceId, answer }));
      await this.outbox.emit(referralAnsweredByReporter({ caseId: locked.id, entryId }));
      result.taken = 'taken';
    });
    return result.taken;
  }
}

function answersTo(state: ReferralState): readonly ReferralAnswer[] {
  return REFERRAL_ANSWERS.filter((answer) => canFollow(state, answer));
}

/**
 * Of each service the one that waits for something, else the one that was offered last: times are to the minute, and of a closed case to
 * the day, so that two may be of the same.
 */
function newestOf(rows: readonly Referral[]): Referral[] {
  const newest = new Map<string, Referral>();
  for (const row of rows) {
    const known = newest.get(row.serviceId);
    if (!known || isSettled(known.state) || !isSettled(row.state)) newest.set(row.serviceId, row);
  }
  return rows.filter((row) => newest.get(row.serviceId) === row);
}
