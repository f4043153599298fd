import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { requireText } from '../../platform/text/index.js';
import { CaseAccess, CaseWrite, type CaseEntity, type PendingChange } from '../cases/index.js';
import { Consents, type Standing } from '../consents/index.js';
import { nameIn } from '../directory/index.js';
import { Entries, type EntryKind, type OpenCase } from '../entries/index.js';
import { CurrentSite } from '../site-settings/index.js';
import { knownFacts } from '../staff-facts/index.js';
import type { StaffSession } from '../staff/index.js';
import type { AgeBand, Attendance, ReferralAnswer, ReferralOutcome } from '../vocabulary/index.js';
import {
  personIn,
  referralAnswerEntry,
  referralNoteEntry,
  referralOfferEntry,
  referralPersonEntry,
  referralsIn,
  referralToldEntry,
  type ReferralNoteContent,
  type ReferralPersonContent,
  type WrittenReferral,
} from './referral-entries.js';
import {
  ReferralError,
  referralAnswered,
  referralAttendance,
  referralEnded,
  referralHandedOver,
  referralOffered,
  workOnReferrals,
} from './referral.definitions.js';
import { ReferralRepository, type Referral } from './referral.repository.js';
import { ReferralServices, reachOf, type JudgedService } from './referral-services.service.js';
import { ReferralSteps } from './referral-steps.service.js';

/** The most characters of anything that is written about a referral. */
export const REFERRAL_LIMIT = 2_000;

/** A referral as the panel shows it. */
export interface ShownReferral extends Referral {
  readonly written: WrittenReferral | null;
  /** How the question stands whether this service may be told. */
  readonly consent: Standing;
}

/** What the panel shows. */
export interface ShownReferrals {
  readonly person: ReferralPersonContent;
  /** The age of the person that the case is about. */
  readonly ageOfCase: AgeBand;
  readonly services: readonly JudgedService[];
  readonly referrals: readonly ShownReferral[];
}

interface Work {
  readonly session: StaffSession;
  readonly locked: CaseEntity;
  readonly change: PendingChange;
  readonly open: OpenCase;
}

/** Which referral, and as who asks last saw it. */
export interface ReferralRef {
  readonly id: string;
  readonly version: number;
}

/** Referrals of a case, as its desk works on them. Texts are taken as they were typed; each throws TextError. */
@Injectable()
export class Referrals {
  constructor(
    private readonly access: CaseAccess,
    private readonly write: CaseWrite,
    private readonly entries: Entries,
    private readonly referrals: ReferralRepository,
    private readonly services: ReferralServices,
    private readonly steps: ReferralSteps,
    private readonly consents: Consents,
    private readonly site: CurrentSite,
  ) {}

  /** @throws CASE_NOT_FOUND, ENTRIES_TAMPERED */
  async list(session: StaffSession, caseId: string): Promise<ShownReferrals> {
    const { case: found, open } = await this.access.require(session, caseId);
    const [rows, entries] = await Promise.all([this.referrals.listFor(found.id), this.entries.read(open)]);
    const passed = new Set(rows.map(({ serviceId }) => serviceId));
    const written = referralsIn(entries);
    const shown = rows.map(async (row): Promise<ShownReferral> => ({
      ...row,
      written: written.get(row.id) ?? null,
      consent: await this.consents.standing(found.id, row.serviceId, 'referral'),
    }));
    return {
      person: personIn(entries),
      ageOfCase: knownFacts(entries).ageBand,
      services: await this.services.judge(entries, passed, session.locale),
      referrals: await Promise.all(shown),
    };
  }

  /**
   * Says who the person is whom a service is to help. Sealed, for the desk alone.
   *
   * @throws CASE_NOT_FOUND, REFERRAL_CASE_CLOSED
   */
  async setPerson(session: StaffSession, caseId: string, person: ReferralPersonContent): Promise<void> {
    await this.change(session, caseId, (work) => this.seal(work, referralPersonEntry, person));
  }

  /**
   * The words to offer a service with, in the person's language where the site speaks it. They are a draft.
   *
   * @throws CASE_NOT_FOUND, REFERRAL_SERVICE_UNKNOWN
   */
  async prepare(
    session: StaffSession,
    caseId: string,
    serviceId: string,
  ): Promise<{ language: string; words: string }> {
    const { case: found } = await this.access.require(session, caseId);
    const record = await this.services.find(serviceId);
    if (!record) throw new ReferralError('REFERRAL_SERVICE_UNKNOWN');
    const language = this.languageOf(found.language);
    const { t } = this.site.get().translator(language);
    const service = nameIn(record, language);
    const words = [t('site.referral.offer', { service }), t('site.referral.you_choose')];
    return { language, words: words.join('\n\n') };
  }

  /**
   * Offers a service to the person, on their page. One that does not take them is not offered; one of which that is not known is once
   * it was asked.
   *
   * @param given.learnt - what the service said whom it takes; null: nobody asked it
   * @throws CASE_NOT_FOUND, REFERRAL_CASE_CLOSED, REFERRAL_SERVICE_UNKNOWN, REFERRAL_NOT_TAKEN, REFERRAL_ASK_FIRST,
   * REFERRAL_OFFERED_ALREADY
   */
  async offer(
    session: StaffSession,
    caseId: string,
    given: { serviceId: string; words: string; learnt: string | null },
  ): Promise<void> {
    const words = kept(given.words);
    const learnt = given.learnt === null ? null : kept(given.learnt);
    await this.change(session, caseId, async (work) => {
      await this.requireTaken(work, given.serviceId, learnt !== null);
      const id = randomUUID();
      await this.insert(work, id, given.serviceId);
      await this.sealOffer(work, id, given.serviceId, words);
      if (learnt !== null) await this.note(work, id, { words: learnt });
      work.change.record(referralOffered({ service: given.serviceId }));
    });
  }

  /**
   * Offers a service again to a person who did not get there.
   *
   * @throws CASE_NOT_FOUND, REFERRAL_CASE_CLOSED, REFERRAL_NOT_FOUND, REFERRAL_CHANGED, REFERRAL_NOT_TAKEN
   */
  async offerAgain(session: StaffSession, caseId: string, ref: ReferralRef, typed: string): Promise<void> {
    const words = kept(typed);
    await this.change(session, caseId, async (work) => {
      const row = await this.require(work, ref);
      // What decides it was asked before the first offer.
      await this.requireTaken(work, row.serviceId, true);
      const now = await this.steps.now();
      await this.steps.take(work.locked, row, 'offered', {
        ...{ offeredBy: session.staffId, offeredAt: now, answeredAt: null },
      });
      await this.sealOffer(work, row.id, row.serviceId, words);
      work.change.record(referralOffered({ service: row.serviceId }));
    });
  }

  /**
   * Writes down what the person said to one of the staff, on the phone for example. They can read it on their page.
   *
   * @throws CASE_NOT_FOUND, REFERRAL_CASE_CLOSED, REFERRAL_NOT_FOUND, REFERRAL_CHANGED
   */
  async recordAnswer(
    session: StaffSession,
    caseId: string,
    ref: ReferralRef,
    given: { answer: ReferralAnswer; words: string },
  ): Promise<void> {
    const { answer } = given;
    const words = kept(given.words);
    await this.change(session, caseId, async (work) => {
      const row = await this.require(work, ref);
      await this.steps.take(work.locked, row, answer, { answeredAt: await this.steps.now() });
      await this.seal(work, referralAnswerEntry, { referralId: row.id, answer, words });
      work.change.record(referralAnswered({ service: row.serviceId, answer }));
    });
  }

  /**
   * Notes that the service was told of the person by phone. Only while the person allows that.
   *
   * @param given.told - what it was told, which the person can read
   * @param given.spokenTo - with whom somebody spoke; for the desk alone
   * @throws CASE_NOT_FOUND, REFERRAL_CASE_CLOSED, REFERRAL_NOT_FOUND, REFERRAL_CHANGED, REFERRAL_NOT_ALLOWED
   */
  async handOver(
    session: StaffSession,
    caseId: string,
    ref: ReferralRef,
    given: { told: string; spokenTo: string },
  ): Promise<void> {
    const told = kept(given.told);
    const spokenTo = kept(given.spokenTo);
    await this.change(session, caseId, async (work) => {
      const row = await this.require(work, ref);
      const consentId = await this.consents.givenId(work.locked.id, row.serviceId, 'referral');
      if (consentId === null) throw new ReferralError('REFERRAL_NOT_ALLOWED');
      const handedOverAt = await this.steps.now();
      await this.steps.take(work.locked, row, 'handed_over', { handedOverAt, consentId });
      await this.seal(work, referralToldEntry, { referralId: row.id, told });
      await this.note(work, row.id, { spokenTo });
      work.change.record(referralHandedOver({ service: row.serviceId }));
    });
  }

  /**
   * Whether they went there, or the service reached them.
   *
   * @throws CASE_NOT_FOUND, REFERRAL_CASE_CLOSED, REFERRAL_NOT_FOUND, REFERRAL_CHANGED
   */
  async attendance(
    session: StaffSession,
    caseId: string,
    ref: ReferralRef,
    given: { attendance: Attendance; words: string | null },
  ): Promise<void> {
    const words = given.words === null ? '' : kept(given.words);
    const { attendance } = given;
    await this.change(session, caseId, async (work) => {
      const row = await this.require(work, ref);
      await this.steps.take(work.locked, row, attendance);
      if (words !== '') await this.note(work, row.id, { words });
      work.change.record(referralAttendance({ service: row.serviceId, attendance }));
    });
  }

  /**
   * Ends a referral, and what came of it. Both are sealed.
   *
   * @throws CASE_NOT_FOUND, REFERRAL_CASE_CLOSED, REFERRAL_NOT_FOUND, REFERRAL_CHANGED
   */
  async end(
    session: StaffSession,
    caseId: string,
    ref: ReferralRef,
    given: { outcome: ReferralOutcome; words: string | null },
  ): Promise<void> {
    const words = given.words === null ? '' : kept(given.words);
    await this.change(session, caseId, async (work) => {
      const row = await this.require(work, ref);
      await this.steps.take(work.locked, row, 'ended');
      await this.note(work, row.id, { outcome: given.outcome, words });
      work.change.record(referralEnded({ service: row.serviceId }));
    });
  }

  private async change(
    session: StaffSession,
    caseId: string,
    work: (given: Work) => Promise<void>,
  ): Promise<void> {
    await this.write.change(session, caseId, workOnReferrals.name, (locked, change, open) =>
      work({ session, locked, change, open }),
    );
  }

  private async require({ locked }: Work, { id, version }: ReferralRef): Promise<Referral> {
    const row = (await this.referrals.listFor(locked.id)).find((one) => one.id === id);
    if (!row) throw new ReferralError('REFERRAL_NOT_FOUND');
    if (row.version !== version) throw new ReferralError('REFERRAL_CHANGED');
    return row;
  }

  private async requireTaken({ session, open }: Work, serviceId: string, wasAsked: boolean): Promise<void> {
    const judged = await this.services.judge(await this.entries.read(open), new Set(), session.locale);
    const service = judged.find(({ id }) => id === serviceId);
    if (!service) throw new ReferralError('REFERRAL_SERVICE_UNKNOWN');
    if (service.fit === 'does_not_take') throw new ReferralError('REFERRAL_NOT_TAKEN');
    if (service.fit === 'ask_first' && !wasAsked) throw new ReferralError('REFERRAL_ASK_FIRST');
  }

  private async insert({ session, locked }: Work, id: string, serviceId: string): Promise<void> {
    const now = await this.steps.now();
    const dueAt = this.steps.dueAfter('offered', now);
    if (await this.steps.isOffered(locked.id, serviceId)) throw new ReferralError('REFERRAL_OFFERED_ALREADY');
    await this.referrals.insert({
      ...{ id, caseId: locked.id, serviceId },
      ...{ offeredBy: session.staffId, offeredAt: now, dueAt },
    });
    await this.steps.wait(locked, id, now, dueAt);
  }

  private async sealOffer(work: Work, referralId: string, serviceId: string, words: string): Promise<void> {
    const record = await this.services.find(serviceId);
    if (!record) throw new ReferralError('REFERRAL_SERVICE_UNKNOWN');
    const language = this.languageOf(work.locked.language);
    const service = nameIn(record, language);
    const reach = reachOf(record);
    await this.seal(work, referralOfferEntry, { referralId, serviceId, service, language, words, reach });
  }

  private note(
    work: Work,
    referralId: string,
    said: Partial<Omit<ReferralNoteContent, 'referralId'>>,
  ): Promise<void> {
    const value = { referralId, spokenTo: null, outcome: null, words: '', ...said };
    return this.seal(work, referralNoteEntry, value);
  }

  private async seal<C extends object>({ session, open }: Work, kind: EntryKind<C>, value: C): Promise<void> {
    const author = { type: 'staff', staffId: session.staffId, keys: session.keys } as const;
    await this.entries.append(open, { id: randomUUID(), kind, author, value });
  }

  private languageOf(persons: string): string {
    const { languages, defaultLanguage } = this.site.get();
    return languages.includes(persons) ? persons : defaultLanguage;
  }
}

const kept = (typed: string): string => requireText(typed, { max: REFERRAL_LIMIT });
