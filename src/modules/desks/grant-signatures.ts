import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CryptoError, verifyGrant } from '../../platform/crypto/index.js';
import { deskGrantContext } from '../keys/index.js';
import { StaffDirectory, StaffError } from '../staff/index.js';
import type { DeskMemberEntity } from './desk.entity.js';

/** A grant of a desk's root to a person, as its row has it. */
export type GrantRow = Pick<
  DeskMemberEntity,
  'deskId' | 'staffId' | 'epoch' | 'rootGrant' | 'grantedBy' | 'grantSignature'
>;

const MOST_REMEMBERED = 2_000;

/** Whether grants count, as far as can be told without opening them: somebody whom the organisation vouches for signed them. */
@Injectable()
export class GrantSignatures {
  /** Hashes of grants that were found signed: what was signed once stays so, and any change of the row is another hash. */
  private readonly known = new Set<string>();

  constructor(private readonly staff: StaffDirectory) {}

  /** False for a row without a grant, and for a grant that was signed by nobody known. */
  async holds({ deskId, staffId, epoch, rootGrant, grantedBy, grantSignature }: GrantRow): Promise<boolean> {
    if (!rootGrant || grantedBy === null || grantSignature === null) return false;
    const hash = createHash('sha256');
    for (const part of [deskId, staffId, String(epoch), grantedBy]) hash.update(`${part} `);
    const seen = hash.update(grantSignature).update(rootGrant).digest('base64');
    if (this.known.has(seen)) return true;
    const context = deskGrantContext(deskId, epoch, staffId);
    try {
      if (
        !(await this.staff.signed(grantedBy, (key) => verifyGrant(key, context, rootGrant, grantSignature)))
      )
        return false;
    } catch (error) {
      if (error instanceof CryptoError || error instanceof StaffError) return false;
      throw error;
    }
    if (this.known.size >= MOST_REMEMBERED) this.known.clear();
    this.known.add(seen);
    return true;
  }
}
