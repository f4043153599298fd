import { Injectable } from '@nestjs/common';
import {
  asCaseKey,
  CryptoError,
  KeyFile,
  openGrant,
  sealGrant,
  wipe,
  type KemPublicKey,
  type KemSecretKey,
} from '../../platform/crypto/index.js';
import type { StaffKeys } from '../staff/index.js';
import { caseGrantContext } from './contexts.js';
import { EntryRepository } from './entry.repository.js';
import { grantContextOf, requireGrantMac, signGrantRow } from './grant-mac.js';
import { GrantEntity } from './grant.entity.js';
import { Tampering } from './tampering.js';

/** A desk whose key the organisation vouches for. */
export interface GrantedDesk {
  readonly id: string;
  readonly epoch: number;
  readonly kemPublic: KemPublicKey;
}

/** Moves the keys of a case from one desk to another. The reporter's grant stays as it is. */
@Injectable()
export class GrantTransfer {
  constructor(
    private readonly entries: EntryRepository,
    private readonly keyFile: KeyFile,
    private readonly tampering: Tampering,
  ) {}

  /**
   * Seals every key of the case that the first desk holds to the other one, and takes the first desk's grants away, in the
   * caller's transaction.
   *
   * @param keys - of a session that opens the case
   * @throws ENTRIES_TAMPERED when a grant is not what the helpdesk made, or none opens; administrators are told
   */
  async move(keys: StaffKeys, caseId: string, from: string, to: GrantedDesk): Promise<void> {
    const held = await this.entries.lockGrants(caseId, from);
    const epochs = keys.desks.get(from);
    const moved: GrantEntity[] = [];
    for (const grant of held) {
      const secret = epochs?.get(grant.holderEpoch)?.kemSecret;
      if (secret) moved.push(this.resealedOrTold(secret, grant, to));
    }
    const whole = held.every(({ keyEpoch }) => moved.some((grant) => grant.keyEpoch === keyEpoch));
    if (moved.length === 0 || !whole) throw this.tampering.found(caseId);
    await this.entries.moveGrants(caseId, from, onePerEpoch(moved));
  }

  private resealedOrTold(secret: KemSecretKey, grant: GrantEntity, to: GrantedDesk): GrantEntity {
    try {
      return this.resealed(secret, grant, to);
    } catch (error) {
      throw error instanceof CryptoError ? this.tampering.found(grant.caseId) : error;
    }
  }

  private resealed(secret: KemSecretKey, grant: GrantEntity, to: GrantedDesk): GrantEntity {
    const { caseId, keyEpoch, sealed } = grant;
    // Whoever writes to the database can encapsulate a key of their own to the desk.
    requireGrantMac(this.keyFile, grant);
    const opened = openGrant(secret, grantContextOf(grant), sealed);
    try {
      return this.grant(caseId, keyEpoch, to, opened);
    } finally {
      wipe(opened);
    }
  }

  private grant(caseId: string, keyEpoch: number, desk: GrantedDesk, caseKey: Uint8Array): GrantEntity {
    const context = caseGrantContext(caseId, keyEpoch, desk);
    const sealed = sealGrant(desk.kemPublic, context, asCaseKey(caseKey));
    const grant = {
      caseId,
      keyEpoch,
      holder: 'desk' as const,
      holderId: desk.id,
      holderEpoch: desk.epoch,
      sealed: Buffer.from(sealed),
      // The first desk has had this key: what is written from now on gets another one.
      sinceEpoch: 0,
    };
    return Object.assign(new GrantEntity(), grant, signGrantRow(this.keyFile, grant));
  }
}

function onePerEpoch(grants: readonly GrantEntity[]): GrantEntity[] {
  return [...new Map(grants.map((grant) => [grant.keyEpoch, grant])).values()];
}
