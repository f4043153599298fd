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
  type JsonValue,
  type SealContext,
} from '../../platform/crypto/index.js';
import { isUniqueViolation, minute } from '../../platform/database/index.js';
import { StaffDirectory, StaffError, type StaffKeys } from '../staff/index.js';
import type { OpenCase } from './case-keys.js';
import { asJson, type TextContent } from './contents.js';
import { entryContext } from './contexts.js';
import { ChainEntity } from './chain.entity.js';
import { EntryEntity, type EntryAuthor, type EntryKind } from './entry.entity.js';
import { EntryError } from './entry.errors.js';
import { EntryRepository, type ChainWithEntries } from './entry.repository.js';

/** An opened entry. `value` is null where its kind is not for the holder of these keys (notes, for a reporter). */
export interface Entry {
  id: string;
  sequence: number;
  kind: EntryKind;
  author: EntryAuthor;
  authorId: string | null;
  createdAt: Date;
  value: JsonValue | null;
}

export interface NewEntry {
  id: string;
  kind: 'message' | 'note';
  author: { type: 'reporter' } | { type: 'staff'; staffId: string; keys: StaffKeys };
  value: TextContent;
}

/** The sealed, chained and signed entries of a case. */
@Injectable()
export class Entries {
  constructor(
    private readonly repository: EntryRepository,
    private readonly staff: StaffDirectory,
  ) {}

  /**
   * All entries in order, opened as far as the keys reach; an empty list where the case has no chain.
   * Throws ENTRIES_TAMPERED when an entry was moved, swapped, dropped, replayed, altered or signed by another.
   */
  async read(open: OpenCase): Promise<Entry[]> {
    const loaded = await this.repository.load(open.caseId);
    if (!loaded) return [];
    await this.verify(open, loaded);
    let previous: Uint8Array = NO_PREVIOUS;
    return loaded.entries.map((entry) => {
      const value = this.openEntry(open, entry, previous);
      previous = entry.hash;
      const { id, sequence, kind, author, authorId, createdAt } = entry;
      return { id, sequence, kind, author, authorId, createdAt, value };
    });
  }

  /**
   * Appends an entry, inside the caller's transaction. 'exists' when an entry of this id is already in the chain of this
   * case with the same kind and author: nothing is written again. Throws ENTRY_ID_TAKEN, ENTRIES_TAMPERED.
   */
  async append(open: OpenCase, input: NewEntry): Promise<'added' | 'exists'> {
    const chain = await this.repository.lockChain(open.caseId);
    if (!chain || !chainMacMatches(open.threadKey, open.caseId, chain.entryCount, chain.head, chain.mac)) {
      throw new EntryError('ENTRIES_TAMPERED');
    }
    if (await this.has(open.caseId, input)) return 'exists';
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
    const same = known.caseId === caseId && known.kind === kind && known.authorId === authorId;
    if (!same) throw new EntryError('ENTRY_ID_TAKEN');
    return true;
  }

  /** Keeps of the times of a closed case's entries the day alone; the chain does not depend on them. */
  truncateToDays(caseId: string): Promise<void> {
    return this.repository.truncateToDays(caseId);
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
      kind: input.kind,
      author: input.author.type,
      authorId,
      keyEpoch: open.keyEpoch,
      signature: null,
      createdAt: minute(new Date()),
    });
    const key = input.kind === 'note' ? open.staffKey : open.threadKey;
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

  private async verify(open: OpenCase, { chain, entries }: ChainWithEntries): Promise<void> {
    let previous: Uint8Array = NO_PREVIOUS;
    const signed: { entry: EntryEntity; context: SealContext }[] = [];
    for (const [index, entry] of entries.entries()) {
      const context = entryContext(entry, previous);
      const fits = entry.sequence === index + 1 && this.hashFits(context, entry);
      if (!fits) throw new EntryError('ENTRIES_TAMPERED');
      signed.push({ entry, context });
      previous = entry.hash;
    }
    const whole =
      chain.entryCount === entries.length &&
      constantTimeEqual(chain.head, previous) &&
      chainMacMatches(open.threadKey, open.caseId, chain.entryCount, chain.head, chain.mac);
    if (!whole) throw new EntryError('ENTRIES_TAMPERED');
    // Started once nothing else can throw: a rejection that nobody awaits would end the process.
    const good = await Promise.all(signed.map(({ entry, context }) => this.signedByAuthor(entry, context)));
    if (good.includes(false)) throw new EntryError('ENTRIES_TAMPERED');
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
      return await verifyEntry(await this.staff.signPublic(authorId), context, sealed, signature);
    } catch (error) {
      // An author who is not there, or whose key was planted.
      if (error instanceof StaffError || error instanceof CryptoError) return false;
      throw error;
    }
  }

  private openEntry(open: OpenCase, entry: EntryEntity, previous: Uint8Array): JsonValue | null {
    const key = entry.kind === 'note' ? open.staffKey : open.threadKey;
    if (!key) return null;
    try {
      return openDocument(key, entryContext(entry, previous), entry.sealed);
    } catch (error) {
      if (error instanceof CryptoError) throw new EntryError('ENTRIES_TAMPERED');
      throw error;
    }
  }
}
