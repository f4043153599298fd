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

/** What is sealed to the desk of a case beside the keys of the case: it goes with the case to another desk. */
export interface MovedWithCase {
  /** Seals it to the other desk, in the caller's transaction. */
  move(keys: StaffKeys, caseId: string, from: string, to: GrantedDesk): Promise<void>;
}

/** Gives the keys of a case to another desk, in the place of the first one or beside it. The reporter's grant stays as it is. */
@Injectable()
export class GrantTransfer {
  private readonly movers: MovedWithCase[] = [];

  constructor(
    private readonly entries: EntryRepository,
    private readonly keyFile: KeyFile,
    private readonly tampering: Tampering,
  ) {}

  /** Whoever seals something of a case to its desk adds it here, so that it is not left behind. */
  add(mover: MovedWithCase): void {
    this.movers.push(mover);
  }

  /**
   * Seals every key of the case that the first desk holds to the other one, and takes the first desk's grants away, in the
   * caller's transaction.
   *
   * @param keys - of a session that opens the case
   * @throws ENTRIES_TAMPERED when a grant is not what the helpdesk made, or none opens; administrators are told
   */
  async move(keys: StaffKeys, caseId: string, from: string, to: GrantedDesk): Promise<void> {
    await this.entries.moveGrants(
      caseId,
      from,
      await this.resealedAll(keys, { caseId, from, to, isMove: true }),
    );
    for (const mover of this.movers) await mover.move(keys, caseId, from, to);
  }

  /**
   * The same, and the first desk keeps its grants.
   *
   * @throws as `move`
   */
  async share(keys: StaffKeys, caseId: string, from: string, to: GrantedDesk): Promise<void> {
    await this.entries.moveGrants(
      caseId,
      to.id,
      await this.resealedAll(keys, { caseId, from, to, isMove: false }),
    );
  }

  /**
   * Takes the grants of a desk away that the case was shared with, in the caller's transaction. It has had the key: what is written
   * from now on gets another one.
   *
   * @throws ENTRIES_TAMPERED when a grant that stays is not what the helpdesk made; administrators are told
   */
  async endShare(caseId: string, owner: string, desk: string): Promise<void> {
    const kept = await this.entries.lockGrants(caseId, owner);
    const marked = kept.map((before) => {
      const after = Object.assign(new GrantEntity(), before, { sinceEpoch: 0 });
      return { before, after: Object.assign(after, signGrantRow(this.keyFile, after)) };
    });
    try {
      for (const { before } of marked) requireGrantMac(this.keyFile, before);
    } catch (error) {
      throw error instanceof CryptoError ? this.tampering.found(caseId) : error;
    }
    if (marked.length === 0) throw this.tampering.found(caseId);
    await this.entries.moveGrants(caseId, desk, []);
    await this.entries.replaceGrants(marked);
  }

  private async resealedAll(
    keys: StaffKeys,
    { caseId, from, to, isMove }: { caseId: string; from: string; to: GrantedDesk; isMove: boolean },
  ): Promise<GrantEntity[]> {
    const held = await this.entries.lockGrants(caseId, from);
    const epochs = keys.desks.get(from);
    const moved: GrantEntity[] = [];
    for (const grant of held) {
      const secret = epochs?.get(grant.holderEpoch)?.kemSecret;
      if (secret) moved.push(this.resealedOrTold(secret, grant, to, isMove));
    }
    const whole = held.every(({ keyEpoch }) => moved.some((grant) => grant.keyEpoch === keyEpoch));
    if (moved.length === 0 || !whole) throw this.tampering.found(caseId);
    return onePerEpoch(moved);
  }

  private resealedOrTold(
    secret: KemSecretKey,
    grant: GrantEntity,
    to: GrantedDesk,
    isMove: boolean,
  ): GrantEntity {
    try {
      return this.resealed(secret, grant, to, isMove);
    } catch (error) {
      throw error instanceof CryptoError ? this.tampering.found(grant.caseId) : error;
    }
  }

  private resealed(secret: KemSecretKey, grant: GrantEntity, to: GrantedDesk, isMove: boolean): GrantEntity {
    const { caseId, keyEpoch, sealed } = grant;
    // Whoever writes to the database can encapsulate a key of their own to the desk.
    requireGrantMac(this.keyFile, grant);
    const opened = openGrant(secret, grantContextOf(grant), sealed);
    try {
      // A desk that gives the case away has had this key: what is written from now on gets another one.
      return this.grant(caseId, keyEpoch, to, { key: opened, sinceEpoch: isMove ? 0 : null });
    } finally {
      wipe(opened);
    }
  }

  private grant(
    caseId: string,
    keyEpoch: number,
    desk: GrantedDesk,
    { key, sinceEpoch }: { key: Uint8Array; sinceEpoch: number | null },
  ): GrantEntity {
    const context = caseGrantContext(caseId, keyEpoch, desk);
    const sealed = sealGrant(desk.kemPublic, context, asCaseKey(key));
    const grant = {
      caseId,
      keyEpoch,
      holder: 'desk' as const,
      holderId: desk.id,
      holderEpoch: desk.epoch,
      sealed: Buffer.from(sealed),
      sinceEpoch,
    };
    return Object.assign(new GrantEntity(), grant, signGrantRow(this.keyFile, grant));
  }
}

function onePerEpoch(grants: readonly GrantEntity[]): GrantEntity[] {
  return [...new Map(grants.map((grant) => [grant.keyEpoch, grant])).values()];
}
