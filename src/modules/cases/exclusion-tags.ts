import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  constantTimeEqual,
  KeyFile,
  exclusionKeyOf,
  exclusionTag,
  exclusionWordTag,
  undecidedTag,
  type VersionedKey,
  type IndexKey,
} from '../../platform/crypto/index.js';
import type { Permission, Role } from '../permissions/index.js';
import type { CaseEntity } from './case.entity.js';

/** Whoever may see a case, or be told of it. */
export interface Viewer {
  readonly staffId: string;
  readonly role: Role;
}

/** The most tags that a case carries: indexes of the queue hold them. */
export const MOST_EXCLUDED = 100;

/** The tags of words come in so many at a time: how many words there were is not told closer. */
const WORDS_AT_A_TIME = 16;
/** What was typed has so many keys at most; beyond, anyone who joins may be meant. */
const MOST_WORDS = 2_000;
const ANY_WORD = 'any';

/**
 * Who must not have a case, as tags under a key of the key file: whoever reads the database alone learns that somebody is
 * kept out, and of which cases it is the same person, but not who. A case that waits for a decision carries a tag that everyone
 * has but coordinators.
 */
@Injectable()
export class ExclusionTags {
  constructor(private readonly keyFile: KeyFile) {}

  /** The tags to keep with a case, 16 bytes each, in an order that says nothing; `undecided`: but for coordinators, for all. */
  of(staffIds: readonly string[], undecided = false): Buffer[] {
    const key = this.keyFile.indexKey();
    const tags = [...new Set(staffIds)].map((id) => tag(key, id));
    if (undecided) tags.push(undecidedOf(key));
    return tags.sort((a, b) => Buffer.compare(a, b));
  }

  /** Every tag that hides a case from this person: of each index key of the key file. */
  allOf({ staffId, role }: Viewer): Buffer[] {
    const keys = this.keyFile.indexKeys();
    const own = keys.map((key) => tag(key, staffId));
    return role === 'coordinator' ? own : [...own, ...keys.map(undecidedOf)];
  }

  /** Whether these tags of a case hide it from this person. */
  has(excluded: readonly Uint8Array[], viewer: Viewer): boolean {
    return excluded.length > 0 && meets(this.allOf(viewer), excluded);
  }

  /** Whether somebody is among these people, and these tags do not hide the case from them. */
  allow(excluded: readonly Uint8Array[], people: readonly Viewer[], staffId: string): boolean {
    return people.some((one) => one.staffId === staffId && !this.has(excluded, one));
  }

  /** Whether these tags are of this very person, whatever else hides the case from them. */
  names(excluded: readonly Uint8Array[], staffId: string): boolean {
    return excluded.length > 0 && meets(this.allOf({ staffId, role: 'coordinator' }), excluded);
  }

  /** Whether this tag is the one that a case carries while nobody has decided. */
  isUndecided(one: Uint8Array): boolean {
    return this.keyFile.indexKeys().some((key) => constantTimeEqual(undecidedOf(key), one));
  }

  /** The tags of the keys of what was typed, to keep with its case, among others that mean nothing. */
  ofWords(caseId: string, words: Iterable<string>): Buffer[] {
    const key = exclusionKeyOf(this.keyFile.indexKey().key);
    const given = [...new Set(words)];
    const kept = given.length > MOST_WORDS ? [ANY_WORD] : given;
    if (kept.length === 0) return [];
    const tags = kept.map((word) => Buffer.from(exclusionWordTag(key, caseId, word)));
    while (tags.length % WORDS_AT_A_TIME > 0) tags.push(randomBytes(16));
    return tags.sort((a, b) => Buffer.compare(a, b));
  }

  /** Whether one of these keys is among what was typed for the case. */
  hasWord(caseId: string, kept: readonly Uint8Array[], words: Iterable<string>): boolean {
    const known = new Set(kept.map((one) => Buffer.from(one).toString('latin1')));
    for (const { key } of this.keyFile.indexKeys()) {
      const own = exclusionKeyOf(key);
      for (const word of [ANY_WORD, ...words])
        if (known.has(Buffer.from(exclusionWordTag(own, caseId, word)).toString('latin1'))) return true;
    }
    return false;
  }
}

function meets(own: readonly Uint8Array[], excluded: readonly Uint8Array[]): boolean {
  return own.some((one) => excluded.some((other) => constantTimeEqual(other, one)));
}

function tag({ key }: VersionedKey<IndexKey>, staffId: string): Buffer {
  return Buffer.from(exclusionTag(exclusionKeyOf(key), staffId));
}

function undecidedOf({ key }: VersionedKey<IndexKey>): Buffer {
  return Buffer.from(undecidedTag(exclusionKeyOf(key)));
}

/**
 * Whether somebody who may open a case may read whom its reporter wants kept away. Of a case of before exclusions were decided nobody
 * knows whether the words name whoever reads them: then only those who give cases out may. Pure.
 */
export function mayReadKeepAway(
  { permissions }: { permissions: ReadonlySet<Permission> },
  { exclusion }: Pick<CaseEntity, 'exclusion'>,
): boolean {
  return exclusion !== 'none' || permissions.has('case.assign');
}
