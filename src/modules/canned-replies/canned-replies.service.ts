import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KeyFile } from '../../platform/crypto/index.js';
import { day, DatabaseClock, minute, Transaction } from '../../platform/database/index.js';
import { Catalogues } from '../../platform/i18n/index.js';
import { dayText, readDay, requireText } from '../../platform/text/index.js';
import { Alarms } from '../alarms/index.js';
import { Audit } from '../audit/index.js';
import { CaseAccess } from '../cases/index.js';
import { CurrentSite } from '../site-settings/index.js';
import type { StaffSession } from '../staff/index.js';
import { cannedReplyMac, cannedReplyMacHolds } from './canned-reply-mac.js';
import { cannedReplyRetired, cannedReplySaved, CannedReplyError } from './canned-reply.definitions.js';
import { CannedReplyRepository, type StoredVersion } from './canned-reply.repository.js';
import { byLanguage, replyReview, type CannedReply } from './canned-reply.js';
import { startSet, type NumbersFor } from './start-set.js';

/** The most characters of a title, and of a text. */
export const TITLE_LIMIT = 100;
export const REPLY_LIMIT = 5_000;
const DAY_MS = 86_400_000;
const LATEST_REVIEW_DAYS = 731;

/** What a coordinator writes of a reply. */
export interface ReplyContent {
  title: string;
  text: string;
  /** YYYY-MM-DD; null: nobody has reviewed the text. */
  reviewBy: string | null;
}

/** A new reply: for one desk, or for all (null). */
export interface NewReply extends ReplyContent {
  deskId: string | null;
  language: string;
}

/** The next version of a reply. */
export interface ReplyChange extends ReplyContent {
  /** The version that the caller read. */
  basedOn: number;
  retired: boolean;
}

/** Replies that coordinators write beforehand. They are data of the organisation: nothing of a case is in them. */
@Injectable()
export class CannedReplies {
  constructor(
    private readonly replies: CannedReplyRepository,
    private readonly access: CaseAccess,
    private readonly site: CurrentSite,
    private readonly catalogues: Catalogues,
    private readonly keyFile: KeyFile,
    private readonly alarms: Alarms,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
    private readonly clock: DatabaseClock,
  ) {}

  /** Every reply of the caller's desks and of all, those that are no longer offered among them. */
  async list(session: StaffSession): Promise<CannedReply[]> {
    const { defaultCountry } = this.site.get();
    const seen = (deskId: string | null): boolean => deskId === null || session.keys.desks.has(deskId);
    return byLanguage(await this.all(defaultCountry, seen), session.locale);
  }

  /**
   * What can be put into an answer to the reporter of a case: the replies of its desk and of all, in the reporter's language
   * first, with the numbers of the reporter's country.
   *
   * @throws CASE_NOT_FOUND
   */
  async forCase(session: StaffSession, caseId: string): Promise<CannedReply[]> {
    const { case: found } = await this.access.require(session, caseId);
    const country = found.country ?? this.site.get().defaultCountry;
    const all = await this.all(country, (deskId) => deskId === null || deskId === found.deskId);
    return byLanguage(
      all.filter(({ retired }) => !retired),
      found.language,
    );
  }

  /**
   * The versions of a reply that somebody saved, the newest first.
   *
   * @throws CANNED_REPLY_NOT_FOUND
   */
  async versions(session: StaffSession, id: string): Promise<CannedReply[]> {
    await this.require(session, id);
    const rows = await this.replies.versions(id);
    const today = this.today();
    return rows.filter((row) => this.holds(row)).map((row) => replyOf(row, today));
  }

  /**
   * Adds a reply.
   *
   * @throws TextError, CANNED_REPLY_DESK_UNKNOWN, CANNED_REPLY_LANGUAGE_UNKNOWN, CANNED_REPLY_REVIEW_DAY
   */
  async add(session: StaffSession, given: NewReply): Promise<CannedReply> {
    const { deskId, language } = given;
    if (deskId !== null && !session.keys.desks.has(deskId))
      throw new CannedReplyError('CANNED_REPLY_DESK_UNKNOWN');
    if (!this.catalogues.languages.includes(language))
      throw new CannedReplyError('CANNED_REPLY_LANGUAGE_UNKNOWN');
    return this.save(session, { id: randomUUID(), deskId, language, version: 0 }, given, false);
  }

  /**
   * Saves the next version of a reply; `retired`: it is offered no more.
   *
   * @throws CANNED_REPLY_NOT_FOUND, CANNED_REPLY_CHANGED, TextError, CANNED_REPLY_REVIEW_DAY
   */
  async change(session: StaffSession, id: string, given: ReplyChange): Promise<CannedReply> {
    const before = await this.require(session, id);
    if (before.version !== given.basedOn) throw new CannedReplyError('CANNED_REPLY_CHANGED');
    return this.save(session, before, given, given.retired);
  }

  private async save(
    session: StaffSession,
    before: Pick<CannedReply, 'id' | 'deskId' | 'language' | 'version'> & { reviewBy?: string | null },
    given: ReplyContent,
    retired: boolean,
  ): Promise<CannedReply> {
    const title = requireText(given.title.replaceAll(/\s+/g, ' '), { max: TITLE_LIMIT });
    const text = requireText(given.text, { max: REPLY_LIMIT });
    const reviewBy = given.reviewBy;
    if (reviewBy !== null && reviewBy !== before.reviewBy) this.judgeReviewDay(reviewBy);
    const { id, deskId, language } = before;
    const version = before.version + 1;
    const authorId = session.staffId;
    const row = { id, deskId, language, version, title, text, reviewBy, retired, authorId };
    const mac = cannedReplyMac(this.keyFile, row);
    const savedAt = minute(await this.clock.read());
    await this.transaction.run(async () => {
      if (!(await this.replies.add({ ...row, mac }, savedAt)))
        throw new CannedReplyError('CANNED_REPLY_CHANGED');
      const { name: action } = retired ? cannedReplyRetired : cannedReplySaved;
      await this.audit.record({
        actorId: authorId,
        action,
        subject: 'canned_reply',
        subjectId: id,
        detail: { number: version },
      });
    });
    return replyOf({ ...row, mac, createdAt: savedAt }, this.today());
  }

  private judgeReviewDay(reviewBy: string): void {
    const at = readDay(reviewBy);
    const days = at && (at.getTime() - day(this.clock.now()).getTime()) / DAY_MS;
    if (days === null || days < 1 || days > LATEST_REVIEW_DAYS)
      throw new CannedReplyError('CANNED_REPLY_REVIEW_DAY');
  }

  private async require(session: StaffSession, id: string): Promise<CannedReply> {
    const found = (await this.list(session)).find((reply) => reply.id === id);
    if (!found) throw new CannedReplyError('CANNED_REPLY_NOT_FOUND');
    return found;
  }

  /** The replies as they are now, those of the start set that nobody changed among them. */
  private async all(country: string, seen: (deskId: string | null) => boolean): Promise<CannedReply[]> {
    const rows = await this.replies.newest();
    const saved = new Set(rows.map(({ id }) => id));
    const today = this.today();
    const own = rows.filter((row) => seen(row.deskId) && this.holds(row)).map((row) => replyOf(row, today));
    const start = startSet(this.numbersOf(country)).filter(({ id }) => !saved.has(id));
    return [...own, ...start.map((reply): CannedReply => ({ ...UNTOUCHED, ...reply }))];
  }

  /** Words that nobody saved are offered to nobody, for staff send them to people in need. */
  private holds(row: StoredVersion): boolean {
    const holds = cannedReplyMacHolds(this.keyFile, row);
    if (!holds) this.alarms.raise({ kind: 'reply_unsigned', subject: 'canned_reply', subjectId: row.id });
    return holds;
  }

  private numbersOf(country: string): NumbersFor {
    const site = this.site.get();
    return (language, uses) => {
      const { t } = site.translator(language);
      return site.helplines.numbersFor(country, uses).lines.map((line) => {
        const called = line.name === undefined ? t(line.audience) : `${line.name} (${t(line.audience)})`;
        return `${called}: ${line.channels.map(({ label }) => label).join(', ')}`;
      });
    };
  }

  private today(): string {
    return dayText(this.clock.now());
  }
}

/** What a reply of the start set is that nobody changed. */
const UNTOUCHED = {
  deskId: null,
  version: 0,
  reviewBy: null,
  review: 'not_reviewed',
  retired: false,
  authorId: null,
  savedAt: null,
} as const;

function replyOf({ mac: _, createdAt: savedAt, ...row }: StoredVersion, today: string): CannedReply {
  return { ...row, review: replyReview(row.reviewBy, today), savedAt };
}
