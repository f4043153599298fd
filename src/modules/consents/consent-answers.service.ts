import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import type { CaseEntity, PendingChange } from '../cases/index.js';
import { Clocks, fixedTimes } from '../clocks/index.js';
import { Entries, type NewEntry, type OpenCase } from '../entries/index.js';
import type { ConsentAnswer } from '../vocabulary/index.js';
import { consentAnswerEntry } from './consent-entries.js';
import {
  consentAnswered,
  consentClock,
  consentGivenOrRefused,
  consentTakenBack,
} from './consent.definitions.js';
import { answersTo, CONSENT_SPAN, standingOf } from './consent.policy.js';
import { ConsentRepository, type Consent } from './consent.repository.js';
import { ConsentUses } from './consent-uses.service.js';

/** An answer, inside the write of its case. */
export interface TakenAnswer {
  readonly locked: CaseEntity;
  readonly change: PendingChange;
  readonly open: OpenCase;
  readonly consentId: string;
  readonly answer: ConsentAnswer;
  readonly author: NewEntry['author'];
  /** How the reporter said it; null: by a button. */
  readonly words: string | null;
}

/**
 * `taken`: it is in the case now. `same`: it was so already. `unfit`: the question stands, and that is no answer to it.
 * `gone`: it was withdrawn, ran out, or a newer one took its place. `unknown`: the case has none of this id.
 */
export type Taking = 'taken' | 'same' | 'unfit' | 'gone' | 'unknown';

/** Takes the answers of reporters, however they come. */
@Injectable()
export class ConsentAnswers {
  constructor(
    private readonly consents: ConsentRepository,
    private readonly entries: Entries,
    private readonly clocks: Clocks,
    private readonly uses: ConsentUses,
    private readonly outbox: Outbox,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * Whether an answer fits the question as it stands.
   *
   * @param rows - the newest questions of the case
   */
  async judge(
    rows: readonly Consent[],
    consentId: string,
    answer: ConsentAnswer,
  ): Promise<Exclude<Taking, 'taken'> | Consent> {
    const row = rows.find(({ id }) => id === consentId);
    if (!row) return 'unknown';
    const standing = standingOf(row, await this.clock.read());
    if (standing === answer) return 'same';
    const fitting = answersTo(standing);
    if (fitting.length === 0) return 'gone';
    return fitting.includes(answer) ? row : 'unfit';
  }

  /** Writes an answer into the case where it fits. What was allowed and is taken back stops what has not left, in this write. */
  async take(taken: TakenAnswer): Promise<Taking> {
    const { locked, change, open, consentId, answer, author, words } = taken;
    const row = await this.judge(await this.consents.newestOf(locked.id), consentId, answer);
    if (typeof row === 'string') return row;
    const { recipientId, purpose } = row;
    const entryId = randomUUID();
    const value = { consentId, answer, words };
    await this.entries.append(open, { id: entryId, kind: consentAnswerEntry, author, value });
    const now = minute(await this.clock.read());
    const expiresAt = answer === 'given' ? new Date(now.getTime() + CONSENT_SPAN) : null;
    await this.consents.answer(row.id, answer, now, expiresAt);
    await this.clocks.cancel(locked.id, consentClock, row.id);
    if (expiresAt && locked.status !== 'closed')
      await this.clocks.open(locked.id, consentClock, fixedTimes(consentClock, now, expiresAt), row.id);
    if (answer === 'taken_back') await this.uses.stop({ caseId: locked.id, recipientId, purpose });
    change.record(consentAnswered({ recipient: recipientId, purpose, answer }));
    const event = answer === 'taken_back' ? consentTakenBack : consentGivenOrRefused;
    await this.outbox.emit(event({ caseId: locked.id, recipientId, consentId, entryId }));
    return 'taken';
  }
}
