import { Injectable } from '@nestjs/common';
import {
  constantTimeEqual,
  KeyFile,
  exclusionKeyOf,
  exclusionTag,
  type VersionedKey,
  type IndexKey,
} from '../../platform/crypto/index.js';

/**
 * Who must not have a case, as tags under a key of the key file: whoever reads the database alone learns that somebody is
 * kept out, and of which cases it is the same person, but not who.
 */
@Injectable()
export class ExclusionTags {
  constructor(private readonly keyFile: KeyFile) {}

  /** The tags to keep with a new case, 16 bytes each, in an order that says nothing. */
  of(staffIds: readonly string[]): Buffer[] {
    return staffIds.map((id) => tag(this.keyFile.indexKey(), id)).sort((a, b) => Buffer.compare(a, b));
  }

  /** Every tag that a case may carry for this person: one for each index key of the key file. */
  allOf(staffId: string): Buffer[] {
    return this.keyFile.indexKeys().map((key) => tag(key, staffId));
  }

  /** Whether these tags of a case name this person. */
  has(excluded: readonly Uint8Array[], staffId: string): boolean {
    if (excluded.length === 0) return false;
    return this.allOf(staffId).some((own) => excluded.some((one) => constantTimeEqual(one, own)));
  }
}

function tag({ key }: VersionedKey<IndexKey>, staffId: string): Buffer {
  return Buffer.from(exclusionTag(exclusionKeyOf(key), staffId));
}
