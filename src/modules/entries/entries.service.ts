import { Injectable } from '@nestjs/common';
import {
  chainMac,
  chainMacMatches,
  constantTimeEqual,
  CryptoError,
  entryHash,
  NO_PREVIOUS,
  openDocument,
  sealDocument,
  signEntry,
  verifyEntry,
  type CaseStaffKey,
  type JsonValue,
  type SealContext,
  type ThreadKey,
} from '../../platform/crypto/index.js';
import { DatabaseClock, isUniqueViolation, minute } from '../../platform/database/index.js';
import { Definitions } from '../../platform/definitions/index.js';
import { StaffDirectory, StaffError, type StaffKeys } from '../staff/index.js';
import { CaseRenewal } from './case-renewal.js';
import { asJson } from './contents.js';
import { entryContext } from './contexts.js';
import { ChainEntity } from './chain.entity.js';
import { EntryEntity, type EntryAuthor } from './entry.entity.js';
import { ENTRY_KINDS, type EntryKey, type EntryKind } from './entry-kind.js';
import { EntryError } from './entry.errors.js';
import { EntryRepository, type ChainWithEntries, type ReporterRead } from './entry.repository.js';
import { follow, keysAt, type EpochKeys, type OpenCase } from './open-case.js';
import { Tampering } from './tampering.js';

/** An opened entry. */
export interface Entry {
  id: string;
  sequence: number;
  /** The name of its kind. */
  kind: string;
  /** Who can open it; null for a kind that no module of this process registers. */
  key: EntryKey | null;
  /** Not to be shown among messages and notes: the module of its kind shows it. */
  aside: boolean;
  author: EntryAuthor;
  authorId: string | null;
  createdAt: Date;
  /** Null where its kind is not for the holder of these keys (notes, for a reporter), or not known to this process. */
  value: JsonValue | null;
}

export interface NewEntry<C extends object = object> {
  id: string;
  kind: EntryKind<C>;
  author: { type: 'reporter' } | { type: 'staff'; staffId: string; keys: StaffKeys };
  value: NoInfer<C>;
}

/** The content of an entry of this kind; null for an entry of another kind, and where it is not open. */
export function contentOf<C extends object>(entry: Entry, kind: EntryKind<C>): C | null {
  return entry.kind === kind.name ? (entry.value as C | null) : null;
}

/** An entry with the place that it is bound to. */
interface PlacedEntry {
  entry: EntryEntity;
  context: SealContext;
}

/** The sealed, chained and signed entries of a case. */
@Injectable()
export class Entries {
  constructor(
    private readonly repository: EntryRepository,
    private readonly staff: StaffDirectory,
    private readonly definitions: Definitions,
    private readonly tampering: Tampering,
    private readonly clock: DatabaseClock,
    private readonly renewal: CaseRenewal,
  ) {}

  /**
   * All entries in order, opened as far as the keys reach: a case has at least its report. An entry of a kind that
   * a newer release writes, or a module that is switched off, is verified like any other and stays closed.
   *
   * @throws ENTRIES_TAMPERED when an entry was moved, swapped, dropped, replayed, altered or signed by another, or the chain is
   *   gone; administrators are told
   */
  read(open: OpenCase): Promise<Entry[]> {
    return this.tampering.watch(open.caseId, () => this.readChain(open));
  }

  private async readChain(open: OpenCase): Promise<Entry[]> {
    const loaded = await this.repository.load(open.caseId);
    // Whoever holds keys of a case got them by its grant or its receipt: it was there.
    if (!loaded) throw new EntryError('ENTRIES_TAMPERED');
    const epochs = [loaded.chain.keyEpoch, ...loaded.entries.map(({ keyEpoch }) => keyEpoch)];
    await this.requireKeys(open, loaded.chain.keyEpoch, epochs);
    const placed = await this.verify(open, loaded);
    return placed.map(({ entry, context }) => {
      const value = this.openEntry(open, entry, context);
      const { id, sequence, kind, author, authorId, createdAt } = entry;
      return {
        id,
        sequence,
        kind,
        key: this.keyOf(kind),
        aside: this.isAside(kind),
        author,
        authorId,
        createdAt,
        value,
      };
    });
  }

  /**
   * Appends an entry, inside the caller's transaction. 'exists' when an entry of this id is already in the chain of this
   * case with the same kind and author: nothing is written again.
   *
   * @throws ENTRY_ID_TAKEN, ENTRIES_TAMPERED (administrators are told), and DEFINITION_UNKNOWN for a kind that no module of this process registers
   */
  append<C extends object>(open: OpenCase, input: NewEntry<C>): Promise<'added' | 'exists'> {
    return this.tampering.watch(open.caseId, () => this.appendToChain(open, input));
  }

  private async appendToChain<C extends object>(
    open: OpenCase,
    input: NewEntry<C>,
  ): Promise<'added' | 'exists'> {
    this.definitions.get(ENTRY_KINDS, input.kind.name);
    const chain = await this.lockedChain(open);
    if (await this.has(open.caseId, input)) return 'exists';
    await this.renewal.renewIfDue(open, chain);
    const authorId = input.author.type === 'staff' ? input.author.staffId : null;
    const entry = this.sealEntry(open, chain, input, authorId);
    const next = Object.assign(new ChainEntity(), chain, {
      entryCount: chain.entryCount + 1,
      head: entry.hash,
    });
    next.mac = chainMac(open.threadKey, open.caseId, next.entryCount, next.head);
    try {
      await this.repository.extendChain(next, entry);
    } catch (error) {
      // Written to another case at this moment: the lock on a chain does not keep it off there.
      throw isUniqueViolation(error, 'entries_pkey') ? new EntryError('ENTRY_ID_TAKEN') : error;
    }
    return 'added';
  }

  /**
   * Makes the next key of the case where one is due, inside the caller's transaction: for whoever seals something of a case that is
   * no entry. `append` does it by itself. The keys in hand follow.
   *
   * @throws ENTRIES_TAMPERED (administrators are told), DESK_KEY_UNSIGNED, DESK_UNSIGNED
   */
  renewIfDue(open: OpenCase): Promise<void> {
    return this.tampering.watch(open.caseId, async () =>
      this.renewal.renewIfDue(open, await this.lockedChain(open)),
    );
  }

  /** The keys of a case of this epoch, opened anew where they are not in hand; null: they are not the holder's. */
  async keysOf(open: OpenCase, keyEpoch: number): Promise<EpochKeys | null> {
    const known = keysAt(open, keyEpoch);
    if (known) return known;
    const now = (await open.reopen?.()) ?? null;
    if (now) follow(open, now);
    return keysAt(open, keyEpoch);
  }

  /** The chain, held against other writers, with the keys in hand that it is under. */
  private async lockedChain(open: OpenCase): Promise<ChainEntity> {
    const chain = await this.repository.lockChain(open.caseId);
    if (!chain) throw new EntryError('ENTRIES_TAMPERED');
    await this.requireKeys(open, chain.keyEpoch, [chain.keyEpoch]);
    if (!chainMacMatches(open.threadKey, open.caseId, chain.entryCount, chain.head, chain.mac))
      throw new EntryError('ENTRIES_TAMPERED');
    return chain;
  }

  /** Opens the case anew where its key was changed since, or keys before it are asked for the first time. */
  private async requireKeys(open: OpenCase, present: number, wanted: readonly number[]): Promise<void> {
    const has = () => open.keyEpoch === present && wanted.every((epoch) => keysAt(open, epoch) !== null);
    if (has()) return;
    const now = (await open.reopen?.()) ?? null;
    if (now) follow(open, now);
    if (!has()) throw new EntryError('ENTRIES_TAMPERED');
  }

  /**
   * Whether this entry is in the case already, with the same kind and author.
   *
   * @throws ENTRY_ID_TAKEN when another entry has its id
   */
  async has(
    caseId: string,
    { id, kind, author }: Pick<NewEntry, 'id' | 'kind' | 'author'>,
  ): Promise<boolean> {
    const known = await this.repository.findEntry(id);
    if (!known) return false;
    const authorId = author.type === 'staff' ? author.staffId : null;
    const same = known.caseId === caseId && known.kind === kind.name && known.authorId === authorId;
    if (!same) throw new EntryError('ENTRY_ID_TAKEN');
    return true;
  }

  /** The sequence number of the last entry of a case. */
  lastSequence(caseId: string): Promise<number> {
    return this.repository.lastSequence(caseId);
  }

  /**
   * The place and the side of the last entry after this sequence number that somebody other than this member of staff wrote;
   * null: there is none.
   */
  newestByOthers(
    caseId: string,
    after: number,
    staffId: string,
  ): Promise<{ sequence: number; author: EntryAuthor } | null> {
    return this.repository.newestByOthers(caseId, after, staffId);
  }

  /** The sequence number of the last entry that the reporter has been shown; 0: none yet. */
  seenByReporter(caseId: string): Promise<number> {
    return this.repository.seen(caseId);
  }

  /** On which days the reporter was shown the thread, and up to which entry, in its order. */
  readsOfReporter(caseId: string): Promise<ReporterRead[]> {
    return this.repository.reads(caseId);
  }

  /** Notes that the reporter has been shown the entries up to this sequence number today; never takes any back. */
  markSeenByReporter(caseId: string, sequence: number): Promise<void> {
    return this.repository.markSeen(caseId, sequence);
  }

  /**
   * The whole minutes until the reporter has written fewer than `most` entries of this kind within an hour, by the database's
   * clock; null: they have already.
   */
  minutesToWait(caseId: string, kind: EntryKind, most: number): Promise<number | null> {
    return this.repository.minutesToWait(caseId, kind.name, most);
  }

  private sealEntry(
    open: OpenCase,
    chain: ChainEntity,
    input: NewEntry,
    authorId: string | null,
  ): EntryEntity {
    const entry = Object.assign(new EntryEntity(), {
      id: input.id,
      caseId: open.caseId,
      sequence: chain.entryCount + 1,
      kind: input.kind.name,
      author: input.author.type,
      authorId,
      keyEpoch: open.keyEpoch,
      signature: null,
      createdAt: minute(this.clock.now()),
    });
    const key = documentKey(open, open.keyEpoch, input.kind.key);
    if (!key) throw new EntryError('ENTRIES_TAMPERED');
    const context = entryContext(entry, chain.head);
    const sealed = sealDocument(key, context, asJson(input.value));
    return Object.assign(entry, {
      sealed,
      hash: entryHash(context, sealed),
      signature:
        input.author.type === 'staff' ? signEntry(input.author.keys.signSecret, context, sealed) : null,
    });
  }

  /** The entries, each with the place that it was found to belong to. */
  private async verify(open: OpenCase, { chain, entries }: ChainWithEntries): Promise<PlacedEntry[]> {
    let previous: Uint8Array = NO_PREVIOUS;
    const placed: PlacedEntry[] = [];
    for (const [index, entry] of entries.entries()) {
      const context = entryContext(entry, previous);
      const fits = entry.sequence === index + 1 && this.hashFits(context, entry);
      if (!fits) throw new EntryError('ENTRIES_TAMPERED');
      placed.push({ entry, context });
      previous = entry.hash;
    }
    const whole =
      chain.entryCount === entries.length &&
      constantTimeEqual(chain.head, previous) &&
      chainMacMatches(open.threadKey, open.caseId, chain.entryCount, chain.head, chain.mac);
    if (!whole) throw new EntryError('ENTRIES_TAMPERED');
    // Started once nothing else can throw: a rejection that nobody awaits would end the process.
    const good = await Promise.all(placed.map(({ entry, context }) => this.signedByAuthor(entry, context)));
    if (good.includes(false)) throw new EntryError('ENTRIES_TAMPERED');
    return placed;
  }

  private hashFits(context: SealContext, entry: EntryEntity): boolean {
    try {
      return constantTimeEqual(entryHash(context, entry.sealed), entry.hash);
    } catch (error) {
      if (error instanceof CryptoError) return false; // a row that has no encoding was never written here
      throw error;
    }
  }

  /** What staff wrote carries its author and their signature; what a reporter wrote carries neither. */
  private async signedByAuthor(entry: EntryEntity, context: SealContext): Promise<boolean> {
    const { author, authorId, sealed, signature } = entry;
    if (author !== 'staff') return authorId === null && signature === null;
    if (authorId === null || signature === null) return false;
    try {
      return await this.staff.signed(authorId, (key) => verifyEntry(key, context, sealed, signature));
    } catch (error) {
      // An author who is not there, or whose key was planted.
      if (error instanceof StaffError || error instanceof CryptoError) return false;
      throw error;
    }
  }

  /** Null for a kind that no module of this process registers. */
  private keyOf(kind: string): EntryKey | null {
    return this.definitions.of(ENTRY_KINDS).get(kind)?.key ?? null;
  }

  private isAside(kind: string): boolean {
    return this.definitions.of(ENTRY_KINDS).get(kind)?.aside ?? false;
  }

  private openEntry(open: OpenCase, entry: EntryEntity, context: SealContext): JsonValue | null {
    const opens = this.keyOf(entry.kind);
    const key = opens && documentKey(open, entry.keyEpoch, opens);
    if (!key) return null;
    try {
      return openDocument(key, context, entry.sealed);
    } catch (error) {
      if (error instanceof CryptoError) throw new EntryError('ENTRIES_TAMPERED');
      throw error;
    }
  }
}

/** Null where the holder of these keys does not have it. */
function documentKey(open: OpenCase, keyEpoch: number, key: EntryKey): ThreadKey | CaseStaffKey | null {
  const keys = keysAt(open, keyEpoch);
  return (key === 'staff' ? keys?.staffKey : keys?.threadKey) ?? null;
}
