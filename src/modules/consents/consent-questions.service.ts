import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { isUuid, requireText } from '../../platform/text/index.js';
import { CaseAccess, CaseWrite } from '../cases/index.js';
import { Clocks, fixedTimes } from '../clocks/index.js';
import { Directory, type DirectoryRecord } from '../directory/index.js';
import { Entries } from '../entries/index.js';
import { CurrentSite } from '../site-settings/index.js';
import type { StaffSession } from '../staff/index.js';
import { CONSENT_PURPOSES, type ConsentAnswer, type ConsentPurpose } from '../vocabulary/index.js';
import { ConsentAnswers } from './consent-answers.service.js';
import { consentQuestionEntry, consentsIn } from './consent-entries.js';
import {
  askConsent,
  consentAsked,
  consentClock,
  ConsentError,
  consentWithdrawn,
  recordConsent,
  withdrawConsent,
} from './consent.definitions.js';
import { answersTo, QUESTION_SPAN, standingOf, type Standing } from './consent.policy.js';
import { ConsentRepository, type Consent } from './consent.repository.js';
import { ConsentUses } from './consent-uses.service.js';
import { preparedWords } from './prepared-words.js';

/** The most letters of a question, and of what is written down as its answer. */
export const CONSENT_WORDS_LIMIT = 2_000;
const LIMITS = { max: CONSENT_WORDS_LIMIT };

/** A question as the panel shows it. */
export interface ShownConsent extends Omit<Consent, 'state'> {
  standing: Standing;
  /** What can be written down as its answer now. */
  answers: readonly ConsentAnswer[];
  recipient: string;
  language: string;
  words: string;
  /** Who gave the last answer; null: there is none. */
  answeredBy: 'reporter' | 'staff' | null;
  /** How it was said to one of the staff. */
  said: string | null;
  /** On which days (UTC) something left for this recipient and purpose. */
  leftOn: readonly string[];
}

/** Whom consent can be asked about. */
export type ConsentRecipient = Pick<DirectoryRecord, 'id' | 'kind'> & { name: string };

/** What the desk does about consents: asks, withdraws, writes down what a caller says. */
@Injectable()
export class ConsentQuestions {
  constructor(
    private readonly access: CaseAccess,
    private readonly write: CaseWrite,
    private readonly entries: Entries,
    private readonly clocks: Clocks,
    private readonly consents: ConsentRepository,
    private readonly answers: ConsentAnswers,
    private readonly uses: ConsentUses,
    private readonly directory: Directory,
    private readonly site: CurrentSite,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * The newest question of each recipient and purpose, the first asked first.
   *
   * @throws CASE_NOT_FOUND, ENTRIES_TAMPERED
   */
  async list(session: StaffSession, caseId: string): Promise<ShownConsent[]> {
    const { case: found, open } = await this.access.require(session, caseId);
    const rows = await this.consents.newestOf(found.id);
    if (rows.length === 0) return [];
    const written = consentsIn(await this.entries.read(open));
    const now = await this.clock.read();
    return Promise.all(
      rows.map(async ({ state, ...row }): Promise<ShownConsent> => {
        const { question, last } = written.get(row.id) ?? { question: null, last: null };
        const standing = standingOf({ state, expiresAt: row.expiresAt }, now);
        return {
          ...row,
          standing,
          answers: answersTo(standing),
          recipient: question?.recipient ?? row.recipientId,
          language: question?.language ?? '',
          words: question?.words ?? '',
          answeredBy: last?.by ?? null,
          said: last?.words ?? null,
          leftOn: await this.uses.leftOn(row),
        };
      }),
    );
  }

  /**
   * Whom consent can be asked about: every record of the directory, by its English name.
   *
   * @throws CASE_NOT_FOUND
   */
  async recipients(session: StaffSession, caseId: string): Promise<ConsentRecipient[]> {
    await this.access.require(session, caseId);
    const records = await this.directory.list();
    const named = records.map((record) => ({ id: record.id, kind: record.kind, name: nameIn(record, 'en') }));
    return named.sort((a, b) => a.name.localeCompare(b.name, 'en'));
  }

  /**
   * The words to ask with, in the reporter's language where the site speaks it. They are a draft: whoever asks makes them fit.
   *
   * @throws CASE_NOT_FOUND, CONSENT_RECIPIENT_UNKNOWN, CONSENT_PURPOSE_UNKNOWN
   */
  async prepare(
    session: StaffSession,
    caseId: string,
    { recipientId, purpose: asked }: { recipientId: string; purpose: string },
  ): Promise<{ language: string; words: string }> {
    const { case: found } = await this.access.require(session, caseId);
    const purpose = CONSENT_PURPOSES.find((one) => one === asked);
    if (!purpose) throw new ConsentError('CONSENT_PURPOSE_UNKNOWN');
    const record = await this.recipient(recipientId);
    const language = this.languageOf(found.language);
    const words = this.site.get().translator(language);
    return {
      language,
      words: preparedWords(words, { kind: record.kind, name: nameIn(record, language), purpose }),
    };
  }

  /**
   * Asks the reporter, on their page, whether something may leave.
   *
   * @throws TextError, CASE_NOT_FOUND, CONSENT_CASE_CLOSED, CONSENT_RECIPIENT_UNKNOWN, CONSENT_ASKED_ALREADY
   */
  async ask(
    session: StaffSession,
    caseId: string,
    given: { recipientId: string; purpose: ConsentPurpose; words: string },
  ): Promise<string> {
    const { recipientId, purpose } = given;
    const words = requireText(given.words, LIMITS);
    const consentId = randomUUID();
    const author = { type: 'staff', staffId: session.staffId, keys: session.keys } as const;
    await this.write.change(session, caseId, askConsent.name, async (locked, change, open) => {
      const record = await this.recipient(recipientId);
      const now = minute(await this.clock.read());
      await this.makeRoom(locked.id, recipientId, purpose, now);
      const language = this.languageOf(locked.language);
      const recipient = nameIn(record, language);
      const value = { consentId, recipientId, recipient, purpose, language, words };
      await this.entries.append(open, { id: randomUUID(), kind: consentQuestionEntry, author, value });
      const expiresAt = new Date(now.getTime() + QUESTION_SPAN);
      await this.consents.insert({
        ...{ id: consentId, caseId: locked.id, recipientId, purpose },
        ...{ askedBy: session.staffId, askedAt: now, expiresAt },
      });
      await this.clocks.open(locked.id, consentClock, fixedTimes(consentClock, now, expiresAt), consentId);
      change.record(consentAsked({ recipient: recipientId, purpose }));
    });
    return consentId;
  }

  /**
   * Withdraws a question that was not answered.
   *
   * @throws CASE_NOT_FOUND, CONSENT_CASE_CLOSED, CONSENT_NOT_FOUND, CONSENT_NOT_ASKED
   */
  async withdraw(session: StaffSession, caseId: string, consentId: string): Promise<void> {
    await this.write.change(session, caseId, withdrawConsent.name, async (locked, change) => {
      const rows = await this.consents.newestOf(locked.id);
      const row = rows.find(({ id }) => id === consentId);
      if (!row) throw new ConsentError('CONSENT_NOT_FOUND');
      if (standingOf(row, await this.clock.read()) !== 'asked') throw new ConsentError('CONSENT_NOT_ASKED');
      await this.consents.end(row.id, 'withdrawn');
      await this.clocks.cancel(locked.id, consentClock, row.id);
      change.record(consentWithdrawn({ recipient: row.recipientId, purpose: row.purpose }));
    });
  }

  /**
   * Writes down what the reporter said to one of the staff, on the phone for example. The reporter can read it on their page.
   *
   * @throws TextError, CASE_NOT_FOUND, CONSENT_NOT_FOUND, CONSENT_NOT_ASKED, CONSENT_ANSWER_UNFIT
   */
  async record(
    session: StaffSession,
    caseId: string,
    consentId: string,
    given: { answer: ConsentAnswer; words: string },
  ): Promise<void> {
    const words = requireText(given.words, LIMITS);
    if (!isUuid(consentId)) throw new ConsentError('CONSENT_NOT_FOUND');
    const author = { type: 'staff', staffId: session.staffId, keys: session.keys } as const;
    const { answer } = given;
    await this.write.change(session, caseId, recordConsent.name, async (locked, change, open) => {
      const taking = await this.answers.take({ locked, change, open, consentId, answer, author, words });
      if (taking === 'unknown') throw new ConsentError('CONSENT_NOT_FOUND');
      if (taking === 'gone') throw new ConsentError('CONSENT_NOT_ASKED');
      if (taking === 'unfit') throw new ConsentError('CONSENT_ANSWER_UNFIT');
    });
  }

  private async recipient(recipientId: string): Promise<DirectoryRecord> {
    const record = await this.directory.get(recipientId);
    if (!record) throw new ConsentError('CONSENT_RECIPIENT_UNKNOWN');
    return record;
  }

  /** One that has run out without anybody having noted it makes room; one that stands does not. */
  private async makeRoom(
    caseId: string,
    recipientId: string,
    purpose: ConsentPurpose,
    now: Date,
  ): Promise<void> {
    const rows = await this.consents.newestOf(caseId);
    const last = rows.find((row) => row.recipientId === recipientId && row.purpose === purpose);
    const standing = standingOf(last ?? null, now);
    if (standing === 'asked' || standing === 'given') throw new ConsentError('CONSENT_ASKED_ALREADY');
    if (!last) return;
    await this.consents.end(last.id, 'expired');
    await this.clocks.cancel(caseId, consentClock, last.id);
  }

  private languageOf(reporters: string): string {
    const { languages, defaultLanguage } = this.site.get();
    return languages.includes(reporters) ? reporters : defaultLanguage;
  }
}

function nameIn({ names, id }: DirectoryRecord, language: string): string {
  return names[language] ?? names['en'] ?? id;
}
