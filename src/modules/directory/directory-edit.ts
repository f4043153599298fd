import { Injectable } from '@nestjs/common';
import { KeyFile } from '../../platform/crypto/index.js';
import { day, DatabaseClock, minute, Transaction } from '../../platform/database/index.js';
import { PgpError, PgpPublicKey } from '../../platform/pgp/index.js';
import { dayText, readDay, requireText } from '../../platform/text/index.js';
import { Audit } from '../audit/index.js';
import type { StaffSession } from '../staff/index.js';
import type { Confidence } from '../vocabulary/index.js';
import { builtInDigest } from './built-in.js';
import { canonical } from './canonical.js';
import { addressFits } from './channel-address.js';
import { directoryMac } from './directory-mac.js';
import { DirectoryError, directorySaved, directoryVerified } from './directory.definitions.js';
import { DirectoryRepository } from './directory.repository.js';
import { Directory, subjectIdOf } from './directory.service.js';
import { isRecordId, type DirectoryChannel, type DirectoryContent, type DirectoryRecord } from './record.js';

/** The most characters of what is known of somebody, and of a reason or note. */
export const ABOUT_LIMIT = 2_000;
export const NOTE_LIMIT = 500;
/** The most characters of a key that is kept: many signatures of others make a longer one. */
const KEY_LIMIT = 20_000;
const DAY_MS = 86_400_000;
const LATEST_REVIEW_DAYS = 731;

/** What a coordinator changes of a channel. */
export interface ChannelChange {
  /** Of a channel that is there. */
  key: string;
  address: string | null;
  ready: boolean;
  note: string;
  /** The OpenPGP public key, as text, to which mail is encrypted; null: mail leaves as it is; left out: as it was. */
  pgpKey?: string | null;
}

/** The next version of a record. */
export interface RecordChange {
  /** The version that the caller read. */
  basedOn: number;
  why: string;
  about: string;
  legalBasis: string;
  source: string;
  confidence: Confidence;
  /** YYYY-MM-DD */
  nextReview: string;
  channels: readonly ChannelChange[];
}

/** That a person checked every address of a record. */
export interface Verification {
  basedOn: number;
  /** How it was checked. */
  why: string;
  /** YYYY-MM-DD */
  nextReview: string;
}

/** What coordinators do to the directory: each change is a version, with who made it, when and why. */
@Injectable()
export class DirectoryEdit {
  constructor(
    private readonly directory: Directory,
    private readonly records: DirectoryRepository,
    private readonly keyFile: KeyFile,
    private readonly audit: Audit,
    private readonly transaction: Transaction,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * Saves the next version. Where an address or a key differs, nobody has verified the record any more.
   *
   * @throws DIRECTORY_NOT_FOUND, DIRECTORY_CHANGED, DIRECTORY_SAME, DIRECTORY_FAULTY, DIRECTORY_REVIEW_DAY, TextError, PgpError
   */
  async change(session: StaffSession, id: string, given: RecordChange): Promise<void> {
    const { before, version } = await this.require(id, given.basedOn);
    this.judgeReviewDay(given.nextReview, before);
    const channels = await changedChannels(before.channels, given.channels, this.clock.now());
    const moved = channels.some(
      ({ address, pgpKey }, at) =>
        address !== before.channels[at]?.address ||
        pgpKey?.fingerprint !== before.channels[at]?.pgpKey?.fingerprint,
    );
    const next: DirectoryContent = {
      ...contentOf(before),
      about: requireText(given.about, { max: ABOUT_LIMIT }),
      legalBasis: optionalText(given.legalBasis),
      source: requireText(given.source, { max: NOTE_LIMIT }),
      confidence: given.confidence,
      nextReview: given.nextReview,
      verifiedOn: moved ? null : before.verifiedOn,
      channels,
    };
    if (canonical(next) === canonical(contentOf(before))) throw new DirectoryError('DIRECTORY_SAME');
    await this.save(session, { id, version, data: next }, given.why);
  }

  /**
   * Notes that a person checked every address of a record today.
   *
   * @throws DIRECTORY_NOT_FOUND, DIRECTORY_CHANGED, DIRECTORY_REVIEW_DAY, TextError
   */
  async verify(session: StaffSession, id: string, given: Verification): Promise<void> {
    const { before, version } = await this.require(id, given.basedOn);
    this.judgeReviewDay(given.nextReview, null);
    const data = { ...contentOf(before), verifiedOn: this.today(), nextReview: given.nextReview };
    await this.save(session, { id, version, data }, given.why, directoryVerified.name);
  }

  private async save(
    session: StaffSession,
    next: { id: string; version: number; data: DirectoryContent },
    why: string,
    action = directorySaved.name,
  ): Promise<void> {
    const { id, version } = next;
    const row = {
      ...next,
      seedDigest: builtInDigest(id),
      authorId: session.staffId,
      why: requireText(why, { max: NOTE_LIMIT }),
    };
    const mac = directoryMac(this.keyFile, row);
    const savedAt = minute(await this.clock.read());
    await this.transaction.run(async () => {
      if (!(await this.records.add({ ...row, savedAt, mac }))) throw new DirectoryError('DIRECTORY_CHANGED');
      await this.audit.record({
        actorId: session.staffId,
        action,
        subject: 'directory_record',
        subjectId: subjectIdOf(id),
        detail: { number: version },
      });
    });
  }

  /**
   * The record as it stands, and the number of its next version. That number is read first: whoever saves meanwhile takes it or has
   * changed the record. It is above every row, also one that no coordinator saved.
   */
  private async require(id: string, basedOn: number): Promise<{ before: DirectoryRecord; version: number }> {
    if (!isRecordId(id)) throw new DirectoryError('DIRECTORY_NOT_FOUND');
    const version = (await this.records.highest(id)) + 1;
    const before = await this.directory.get(id);
    if (before === null) throw new DirectoryError('DIRECTORY_NOT_FOUND');
    if (before.version !== basedOn) throw new DirectoryError('DIRECTORY_CHANGED');
    return { before, version };
  }

  /** A day that stays as it was may have passed. */
  private judgeReviewDay(nextReview: string, before: DirectoryRecord | null): void {
    if (nextReview === before?.nextReview) return;
    const at = readDay(nextReview);
    const days = at && (at.getTime() - day(this.clock.now()).getTime()) / DAY_MS;
    if (days === null || days < 1 || days > LATEST_REVIEW_DAYS)
      throw new DirectoryError('DIRECTORY_REVIEW_DAY');
  }

  private today(): string {
    return dayText(this.clock.now());
  }
}

function contentOf({ id: _id, version: _version, ...content }: DirectoryRecord): DirectoryContent {
  return content;
}

const optionalText = (typed: string): string =>
  typed.trim() === '' ? '' : requireText(typed, { max: NOTE_LIMIT });

/** The channels with what is given of each; every one of them has to be given once. */
async function changedChannels(
  before: readonly DirectoryChannel[],
  given: readonly ChannelChange[],
  now: Date,
): Promise<DirectoryChannel[]> {
  if (given.length !== before.length) throw new DirectoryError('DIRECTORY_FAULTY');
  const next = async (channel: DirectoryChannel): Promise<DirectoryChannel> => {
    const change = given.find(({ key }) => key === channel.key);
    if (!change) throw new DirectoryError('DIRECTORY_FAULTY');
    const address = change.address === null ? '' : change.address.trim();
    if (address !== '' && !addressFits(channel.type, address)) throw new DirectoryError('DIRECTORY_FAULTY');
    const note = optionalText(change.note);
    // A channel that cannot be used says why, and so does one without an address.
    if ((!change.ready || address === '') && note === '') throw new DirectoryError('DIRECTORY_FAULTY');
    const changed = { ...channel, address: address === '' ? null : address, ready: change.ready, note };
    return withKey(changed, change.pgpKey, now);
  };
  return Promise.all(before.map(next));
}

/** With a key a mail address is one that nothing leaves for in the clear; without one it is plain again. */
async function withKey(
  { pgpKey: before, ...channel }: DirectoryChannel,
  typed: string | null | undefined,
  now: Date,
): Promise<DirectoryChannel> {
  const given = typed === undefined ? before?.armored : typed?.trim();
  if (!given) return channel.type === 'pgp_mail' ? { ...channel, type: 'mail' } : channel;
  if (channel.type !== 'mail' && channel.type !== 'pgp_mail') throw new DirectoryError('DIRECTORY_FAULTY');
  if (given === before?.armored.trim()) return { ...channel, type: 'pgp_mail', pgpKey: before };
  const { armored, fingerprint, expiresAt } = await PgpPublicKey.read(given, now);
  if (armored.length > KEY_LIMIT) throw new PgpError('PGP_KEY_UNREADABLE');
  const goodUntil = expiresAt && dayText(new Date(expiresAt.getTime() - DAY_MS));
  return { ...channel, type: 'pgp_mail', pgpKey: { armored, fingerprint, goodUntil } };
}
