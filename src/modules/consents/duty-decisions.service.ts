import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { requireText } from '../../platform/text/index.js';
import { CaseAccess, CaseWrite } from '../cases/index.js';
import { Clocks, fixedTimes } from '../clocks/index.js';
import { Directory, type DirectoryRecord } from '../directory/index.js';
import { Entries } from '../entries/index.js';
import { CurrentSite } from '../site-settings/index.js';
import type { StaffSession } from '../staff/index.js';
import { ConsentUses } from './consent-uses.service.js';
import { DutyDecisionRepository, type DutyDecision } from './duty-decision.repository.js';
import { dutiesIn, dutyReasonEntry, dutyToldEntry, type DutyReasonContent } from './duty-entries.js';
import {
  actOnDanger,
  decideDuty,
  dutyClock,
  dutyConfirmed,
  dutyDecided,
  dutyDecidedEvent,
  DutyError,
  dutyRejected,
  settleDuty,
} from './duty.definitions.js';
import { legalDutyOf, type LegalDuty } from './legal-duties.data.js';
import { awaitsSecond, dutyCovers, isWithheldDay } from './legal-duty.policy.js';
import { dutyWords } from './prepared-words.js';

/** The most letters of a reason, and of what the reporter is told. */
export const DUTY_TEXT_LIMIT = 2_000;
const LIMITS = { max: DUTY_TEXT_LIMIT };
const HOUR = 60 * 60_000;

/** What somebody decides. */
export interface NewDecision {
  dutyId: string;
  recipientId: string;
  reason: string;
  /** What the reporter is told. */
  words: string;
  /** For which lawful reason, and until which day (`2026-12-31`), the reporter is not told; null: they are told at once. */
  withheld: { because: string; until: string } | null;
}

/** A decision as the panel shows it. */
export interface ShownDecision extends DutyDecision {
  recipient: string;
  words: string;
  language: string;
  reasons: readonly DutyReasonContent[];
  /** Whether something may leave on its ground now. */
  covers: boolean;
  /** Whether a second person can say yes or no to it now. */
  waits: boolean;
  leftOn: readonly string[];
}

/** What leaves without consent, by a named duty: one decides, another confirms, the reporter is told beforehand. */
@Injectable()
export class DutyDecisions {
  constructor(
    private readonly access: CaseAccess,
    private readonly write: CaseWrite,
    private readonly entries: Entries,
    private readonly clocks: Clocks,
    private readonly decisions: DutyDecisionRepository,
    private readonly uses: ConsentUses,
    private readonly directory: Directory,
    private readonly site: CurrentSite,
    private readonly outbox: Outbox,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * The decisions of a case, the first first.
   *
   * @throws CASE_NOT_FOUND, ENTRIES_TAMPERED
   */
  async list(session: StaffSession, caseId: string): Promise<ShownDecision[]> {
    const { case: found, open } = await this.access.require(session, caseId);
    const rows = await this.decisions.listFor(found.id);
    if (rows.length === 0) return [];
    const written = dutiesIn(await this.entries.read(open));
    const now = await this.clock.read();
    return Promise.all(
      rows.map(async (row): Promise<ShownDecision> => {
        const { told, reasons } = written.get(row.id) ?? { told: null, reasons: [] };
        const duty = legalDutyOf(row.dutyId);
        return {
          ...row,
          recipient: told?.recipient ?? row.recipientId,
          words: told?.words ?? '',
          language: told?.language ?? '',
          reasons,
          covers: duty !== undefined && dutyCovers(duty, row, now),
          waits: duty !== undefined && awaitsSecond(duty, row, now),
          leftOn: await this.uses.leftOn({ ...row, purpose: 'report' }),
        };
      }),
    );
  }

  /**
   * The words to tell the reporter with, in their language where the site speaks it, as a draft.
   *
   * @throws CASE_NOT_FOUND, DUTY_UNKNOWN, DUTY_RECIPIENT_UNFIT
   */
  async prepare(
    session: StaffSession,
    caseId: string,
    { dutyId, recipientId }: { dutyId: string; recipientId: string },
  ): Promise<{ language: string; words: string }> {
    const { case: found } = await this.access.require(session, caseId);
    const duty = requireDuty(dutyId);
    const record = await this.recipient(duty, recipientId);
    const language = this.languageOf(found.language);
    const words = this.site.get().translator(language);
    return { language, words: dutyWords(words, { name: nameIn(record, language), isDanger: duty.oneActs }) };
  }

  /**
   * Decides that something leaves without consent. Who leads the desk decides by a law; whoever has the case before them acts where
   * a life is in danger. The second person is told at once.
   *
   * @throws TextError, CASE_NOT_FOUND, FORBIDDEN, DUTY_CASE_CLOSED, DUTY_UNKNOWN, DUTY_RECIPIENT_UNFIT, DUTY_DECIDED_ALREADY,
   *   DUTY_WITHHELD_INCOMPLETE, DUTY_WITHHELD_DAY
   */
  async decide(session: StaffSession, caseId: string, given: NewDecision): Promise<void> {
    const text = requireText(given.reason, LIMITS);
    const words = requireText(given.words, LIMITS);
    const withheldBecause = given.withheld && requireText(given.withheld.because, LIMITS);
    const decisionId = randomUUID();
    const author = { type: 'staff', staffId: session.staffId, keys: session.keys } as const;
    const isDanger = legalDutyOf(given.dutyId)?.oneActs === true;
    const action = isDanger ? actOnDanger.name : decideDuty.name;
    await this.write.change(session, caseId, action, async (locked, change, open) => {
      const duty = requireDuty(given.dutyId);
      const record = await this.recipient(duty, given.recipientId);
      const read = await this.clock.read();
      if (given.withheld && !isWithheldDay(given.withheld.until, read))
        throw new DutyError('DUTY_WITHHELD_DAY');
      const rows = await this.decisions.listFor(locked.id);
      const stands = rows.some(
        (row) =>
          row.dutyId === duty.id &&
          row.recipientId === given.recipientId &&
          (dutyCovers(duty, row, read) || awaitsSecond(duty, row, read)),
      );
      if (stands) throw new DutyError('DUTY_DECIDED_ALREADY');
      const language = this.languageOf(locked.language);
      const reason = { decisionId, stage: 'decided', text, withheldBecause } as const;
      await this.entries.append(open, { id: randomUUID(), kind: dutyReasonEntry, author, value: reason });
      const told = { decisionId, recipient: nameIn(record, language), language, words };
      await this.entries.append(open, { id: randomUUID(), kind: dutyToldEntry, author, value: told });
      const decidedAt = minute(read);
      const secondBy = new Date(decidedAt.getTime() + duty.secondWithinHours * HOUR);
      await this.decisions.insert({
        ...{ id: decisionId, caseId: locked.id, recipientId: given.recipientId, dutyId: duty.id },
        ...{ decidedBy: session.staffId, decidedAt, secondBy, withheldUntil: given.withheld?.until ?? null },
      });
      await this.clocks.open(locked.id, dutyClock, fixedTimes(dutyClock, decidedAt, secondBy), decisionId);
      const when = given.withheld ? 'later' : 'now';
      change.record(dutyDecided({ duty: duty.id, recipient: given.recipientId, told: when }));
      await this.outbox.emit(dutyDecidedEvent({ caseId: locked.id, decisionId }));
    });
  }

  /**
   * Confirms or rejects a decision as the second person.
   *
   * @throws TextError, CASE_NOT_FOUND, DUTY_CASE_CLOSED, DUTY_NOT_FOUND, DUTY_SETTLED, DUTY_IS_OWN
   */
  async settle(
    session: StaffSession,
    caseId: string,
    decisionId: string,
    given: { stage: 'confirmed' | 'rejected'; reason: string },
  ): Promise<void> {
    const text = requireText(given.reason, LIMITS);
    const { stage } = given;
    const author = { type: 'staff', staffId: session.staffId, keys: session.keys } as const;
    await this.write.change(session, caseId, settleDuty.name, async (locked, change, open) => {
      const rows = await this.decisions.listFor(locked.id);
      const row = rows.find(({ id }) => id === decisionId);
      const duty = row && legalDutyOf(row.dutyId);
      if (!row || !duty) throw new DutyError('DUTY_NOT_FOUND');
      const read = await this.clock.read();
      if (!awaitsSecond(duty, row, read)) throw new DutyError('DUTY_SETTLED');
      if (row.decidedBy === session.staffId) throw new DutyError('DUTY_IS_OWN');
      const value: DutyReasonContent = { decisionId, stage, text, withheldBecause: null };
      await this.entries.append(open, { id: randomUUID(), kind: dutyReasonEntry, author, value });
      await this.decisions.settle(row.id, stage, session.staffId, minute(read));
      await this.clocks.meet(locked.id, dutyClock, row.id);
      const { recipientId: recipient } = row;
      if (stage === 'rejected')
        await this.uses.stop({ caseId: locked.id, recipientId: recipient, purpose: 'report' });
      change.record((stage === 'confirmed' ? dutyConfirmed : dutyRejected)({ duty: duty.id, recipient }));
    });
  }

  private async recipient({ to }: LegalDuty, recipientId: string): Promise<DirectoryRecord> {
    const record = to === null || to.includes(recipientId) ? await this.directory.get(recipientId) : null;
    if (!record) throw new DutyError('DUTY_RECIPIENT_UNFIT');
    return record;
  }

  private languageOf(reporters: string): string {
    const { languages, defaultLanguage } = this.site.get();
    return languages.includes(reporters) ? reporters : defaultLanguage;
  }
}

function requireDuty(id: string): LegalDuty {
  const duty = legalDutyOf(id);
  if (!duty) throw new DutyError('DUTY_UNKNOWN');
  return duty;
}

function nameIn({ names, id }: DirectoryRecord, language: string): string {
  return names[language] ?? names['en'] ?? id;
}
