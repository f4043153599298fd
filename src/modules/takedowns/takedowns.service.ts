import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DatabaseClock, minute } from '../../platform/database/index.js';
import { CaseAccess, CaseWrite, type CaseEntity } from '../cases/index.js';
import { Clocks, fixedTimes } from '../clocks/index.js';
import { Consents } from '../consents/index.js';
import { Entries, type NewEntry, type OpenCase } from '../entries/index.js';
import { Evidence } from '../evidence/index.js';
import type { StaffSession } from '../staff/index.js';
import type { CaseKind, TakedownClock, TakedownElement, TakedownLaw } from '../vocabulary/index.js';
import { knownTakedowns, type Takedown } from './known-takedowns.js';
import {
  missingElements,
  NO_FACTS,
  noticeElements,
  type NoticeElement,
  type NoticeFacts,
} from './notice-sheet.js';
import {
  clockNamed,
  setTakedowns,
  TAKEDOWN_CHECK_KINDS,
  TAKEDOWN_CLOCK_KINDS,
  TakedownError,
  takedownLinksEntry,
  takedownNumbered,
  takedownsSet,
  takedownStepEntry,
  type SentNotice,
  type TakedownStepContent,
} from './takedown.definitions.js';
import { CHECK_DAYS } from './checks.data.js';
import {
  checksKept,
  checksOf,
  dutiesDone,
  dutyOf,
  goneInTime,
  mayBecome,
  needsConsent,
  recipientOf,
  runningLimits,
  type SettableState,
} from './takedown.policy.js';
import { TakedownRepository } from './takedown.repository.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What somebody says of some locations at once. */
export interface SetTakedowns {
  /** Each once. */
  ids: readonly string[];
  state: SettableState;
  /** By what they are asked to be taken down from now on; null: as it was. It is chosen before a notice is sent. */
  law: TakedownLaw | null;
  /** What the platform said, as it is kept (`requireText`); null: nothing. */
  words: string | null;
  /** With `ready`: what the notices are made of; null: what was said of each before. */
  facts: NoticeFacts | null;
}

/** The notice of one location, part by part. */
export interface Notice {
  law: TakedownLaw;
  /** It left so; false: it would leave so now. */
  sent: boolean;
  elements: readonly NoticeElement[];
}

/** A location that stayed as it was, and why. */
export interface NotSet {
  id: string;
  code: TakedownError['code'];
  /** What its notice lacks. */
  missing: TakedownElement[];
}

/** The locations of a case on their way down: each has its state, and the clocks of its law from the sending of its notice on. */
@Injectable()
export class Takedowns {
  constructor(
    private readonly access: CaseAccess,
    private readonly write: CaseWrite,
    private readonly clocks: Clocks,
    private readonly entries: Entries,
    private readonly evidence: Evidence,
    private readonly takedowns: TakedownRepository,
    private readonly consents: Consents,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * Every location that the report names, and what became of each.
   *
   * @throws CASE_NOT_FOUND, ENTRIES_TAMPERED
   */
  async read(session: StaffSession, caseId: string): Promise<Takedown[]> {
    const { case: found, open } = await this.access.require(session, caseId);
    return this.known(found, open);
  }

  /**
   * Brings locations to a state, each judged for itself: one that cannot come to it keeps none of the others back. One that is in
   * it already stays as it is. None is ready until its notice has all that its law asks for and the reporter allows it; that is asked
   * again when it is sent. Sending starts the clocks of the law
   * of each, and keeps what was sent.
   *
   * @returns those that stayed as they were, in the order asked
   * @throws CASE_NOT_FOUND, TAKEDOWN_CASE_CLOSED, ENTRIES_TAMPERED
   */
  async set(session: StaffSession, caseId: string, given: SetTakedowns): Promise<NotSet[]> {
    const failed: NotSet[] = [];
    await this.write.change(session, caseId, setTakedowns.name, async (locked, change, open) => {
      const known = new Map((await this.known(locked, open)).map((one) => [one.id, one]));
      const allowed = await this.allowed(locked.id, [...known.values()]);
      const now = minute(await this.clock.read());
      const moved: Takedown[] = [];
      for (const id of given.ids) {
        const before = known.get(id);
        if (before && isSo(before, given)) continue;
        const refused = refusal(before, given, { kind: locked.kind, allowed });
        if (refused) failed.push({ id, ...refused });
        else if (before) {
          await this.move(before, given, now);
          moved.push(before);
        }
      }
      if (moved.length === 0) return;
      const { state, law, words } = given;
      await this.keepLinks(session, open, moved);
      await this.say(session, open, {
        ids: moved.map(({ id }) => id),
        ...{ state, law, words },
        ...(state === 'ready' && given.facts && { facts: given.facts }),
        ...(state === 'sent' && { notices: moved.map(noticeOf) }),
      });
      change.record(takedownsSet({ state, count: moved.length }));
    });
    return failed;
  }

  /**
   * The notice of a location: as it would leave where it is ready, else as the last one left.
   *
   * @throws CASE_NOT_FOUND, TAKEDOWN_NOT_FOUND, TAKEDOWN_NOTICE_NONE, ENTRIES_TAMPERED
   */
  async notice(session: StaffSession, caseId: string, id: string): Promise<Notice> {
    const one = (await this.read(session, caseId)).find((known) => known.id === id);
    if (!one) throw new TakedownError('TAKEDOWN_NOT_FOUND');
    if (one.state === 'ready') return { ...noticeOf(one), sent: false };
    if (!one.sent) throw new TakedownError('TAKEDOWN_NOTICE_NONE');
    return { law: one.sent.law, sent: true, elements: one.sent.elements };
  }

  /**
   * Keeps the number that the platform gave the request for one location, or that it gave none. Other authorities ask for it.
   *
   * @param requestNumber - as it is kept; null: there is none
   * @throws CASE_NOT_FOUND, TAKEDOWN_CASE_CLOSED, TAKEDOWN_NOT_FOUND, ENTRIES_TAMPERED
   */
  async setNumber(
    session: StaffSession,
    caseId: string,
    id: string,
    requestNumber: string | null,
  ): Promise<void> {
    await this.write.change(session, caseId, setTakedowns.name, async (locked, change, open) => {
      const one = (await this.known(locked, open)).find((known) => known.id === id);
      if (!one?.isKept) throw new TakedownError('TAKEDOWN_NOT_FOUND');
      if (one.requestNumber === requestNumber) return;
      await this.say(session, open, { ids: [id], state: null, law: null, requestNumber, words: null });
      change.record(takedownNumbered({}));
    });
  }

  /** Which of those who would get these notices the reporter allows. */
  private async allowed(caseId: string, of: readonly Takedown[]): Promise<ReadonlySet<string>> {
    const recipients = [...new Set(of.map(({ platform }) => recipientOf(platform)))];
    const covered = new Set<string>();
    for (const one of recipients) if (await this.consents.covers(caseId, one, 'takedown')) covered.add(one);
    return covered;
  }

  private async known({ id, country, kind }: CaseEntity, open: OpenCase): Promise<Takedown[]> {
    const entries = await this.entries.read(open);
    const rows = await this.takedowns.listFor(id);
    const clocks = await this.clocks.listFor(id, TAKEDOWN_CLOCK_KINDS);
    const checks = await this.clocks.listFor(id, TAKEDOWN_CHECK_KINDS);
    const places = this.evidence.places(id, entries);
    const now = minute(this.clock.now());
    return knownTakedowns({ caseId: id, country, kind, now }, { places, rows, entries, clocks, checks });
  }

  private async move(before: Takedown, { state, law: chosen }: SetTakedowns, now: Date): Promise<void> {
    const { id, caseId, platform, createdAt } = before;
    const law = chosen ?? before.law;
    const sent = state === 'sent';
    const answered = dutiesDone(state).includes('acknowledge');
    await this.takedowns.save({
      ...{ id, caseId, platform, createdAt, law, state, changedAt: now },
      notices: before.notices + (sent ? 1 : 0),
      sentAt: sent ? now : before.sentAt,
      acknowledgedAt: sent ? null : (before.acknowledgedAt ?? (answered && before.sentAt ? now : null)),
      endedAt: state === 'removed' || state === 'refused' ? now : null,
      inTime: state === 'removed' ? wasInTime(before, now) : null,
    });
    if (sent)
      for (const { clock, time } of runningLimits(law)) {
        const kind = clockNamed(clock);
        const due = new Date(now.getTime() + time.hours * HOUR);
        await this.clocks.replace(caseId, kind, fixedTimes(kind, now, due), id);
      }
    const kept = checksKept(state);
    const begun = checksOf(state, law);
    for (const check of TAKEDOWN_CHECK_KINDS) {
      if (kept.includes(check.name)) continue;
      await this.clocks.cancel(caseId, check, id);
      const due = new Date(now.getTime() + CHECK_DAYS[check.name] * DAY);
      if (begun.includes(check.name)) await this.clocks.open(caseId, check, fixedTimes(check, now, due), id);
    }
    for (const kind of openKinds(before))
      if (dutiesDone(state).includes(dutyOf(kind))) await this.clocks.meet(caseId, clockNamed(kind), id);
  }

  private async keepLinks(session: StaffSession, open: OpenCase, moved: readonly Takedown[]): Promise<void> {
    const links = moved.filter(({ isKept }) => !isKept).map(({ link }) => link);
    if (links.length === 0) return;
    const author = authorOf(session);
    await this.entries.append(open, { id: randomUUID(), kind: takedownLinksEntry, author, value: { links } });
  }

  private async say(session: StaffSession, open: OpenCase, value: TakedownStepContent): Promise<void> {
    const author = authorOf(session);
    await this.entries.append(open, { id: randomUUID(), kind: takedownStepEntry, author, value });
  }
}

const authorOf = ({ staffId, keys }: StaffSession): NewEntry['author'] => ({ type: 'staff', staffId, keys });

/** Nothing is to be done: it is in this state, under this law, with this notice. */
const isSo = (before: Takedown, { state, law, facts }: SetTakedowns): boolean =>
  before.state === state &&
  (law === null || law === before.law) &&
  (state !== 'ready' || facts === null || isDeepStrictEqual(facts, before.facts));

/** Why it stays as it is; null: it need not. */
function refusal(
  before: Takedown | undefined,
  given: SetTakedowns,
  { kind, allowed }: { kind: CaseKind; allowed: ReadonlySet<string> },
): Omit<NotSet, 'id'> | null {
  if (!before) return { code: 'TAKEDOWN_NOT_FOUND', missing: [] };
  if (!fits(before, given)) return { code: 'TAKEDOWN_STEP_WRONG', missing: [] };
  if (given.state !== 'ready' && given.state !== 'sent') return null;
  const law = given.law ?? before.law;
  if (needsConsent({ law, kind }) && !allowed.has(recipientOf(before.platform)))
    return { code: 'TAKEDOWN_NOT_COVERED', missing: [] };
  const missing = missingElements(law, given.facts ?? before.facts ?? NO_FACTS);
  return missing.length > 0 ? { code: 'TAKEDOWN_NOTICE_INCOMPLETE', missing } : null;
}

const noticeOf = ({ id, law, link, facts, forPerson, earlier }: Takedown): SentNotice => ({
  ...{ id, law },
  elements: noticeElements({ law, link: link.link, facts: facts ?? NO_FACTS, forPerson, earlier }),
});

/** By the law of the last notice that left. */
const wasInTime = ({ sent, sentAt }: Takedown, goneAt: Date): boolean | null =>
  sent && sentAt ? goneInTime(sent.law, { sentAt, goneAt }) : null;

/** The law is chosen while no notice of it is out; of one that is ready it can be changed. */
function fits(before: Takedown, { state, law }: SetTakedowns): boolean {
  if (law !== null && law !== before.law && state !== 'ready') return false;
  return mayBecome(before.state, state) || (before.state === 'ready' && state === 'ready');
}

const openKinds = ({ clocks }: Takedown): TakedownClock[] =>
  clocks.filter(({ state }) => state === 'running' || state === 'breached').map(({ kind }) => kind);
