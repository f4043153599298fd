import { Injectable } from '@nestjs/common';
import {
  caseStaffKeyOf,
  chainMac,
  CryptoError,
  KeyFile,
  newCaseKey,
  sealGrant,
  threadKeyOf,
  wipe,
  type CaseKey,
} from '../../platform/crypto/index.js';
import { Desks, type IntakeDesk } from '../desks/index.js';
import type { ChainEntity } from './chain.entity.js';
import { caseGrantContext, reporterGrantContext } from './contexts.js';
import { EntryError } from './entry.errors.js';
import { EntryRepository } from './entry.repository.js';
import { requireGrantMac, signGrantRow, sinceOf } from './grant-mac.js';
import { GrantEntity } from './grant.entity.js';
import { linkKeys } from './key-links.js';
import { follow, type OpenCase } from './open-case.js';

/**
 * Gives a case a new key at the first write after the key of one of its desks changed: whoever left the desk may have kept the old
 * one. The new key seals the one before, so that whoever has it reads all, and whoever has the one before reads nothing new.
 */
@Injectable()
export class CaseRenewal {
  constructor(
    private readonly entries: EntryRepository,
    private readonly desks: Desks,
    private readonly keyFile: KeyFile,
  ) {}

  /**
   * Makes the next key where one is due, inside the caller's transaction, in which the chain is locked. The keys in hand and the
   * chain follow.
   *
   * @param open - the keys that `chain` is under
   * @throws ENTRIES_TAMPERED for a grant that the helpdesk did not make
   * @throws DESK_KEY_UNSIGNED, DESK_UNSIGNED where the organisation did not sign the desk as it is: nothing is sealed to it
   */
  async renewIfDue(open: OpenCase, chain: ChainEntity): Promise<void> {
    const holders = await this.entries.grantsAt(chain.caseId, chain.keyEpoch);
    let due = false;
    for (const grant of holders) {
      this.requireOurs(grant);
      const { epoch } = await this.desks.requirePresentKey(grant.holderId);
      due ||= epoch > sinceOf(grant);
    }
    if (!due) return;
    const desks: IntakeDesk[] = [];
    for (const { holderId } of holders) desks.push(await this.desks.holdPresentKey(holderId));
    await this.renew(open, chain, desks);
  }

  private requireOurs(grant: GrantEntity): void {
    try {
      requireGrantMac(this.keyFile, grant);
    } catch (error) {
      throw error instanceof CryptoError ? new EntryError('ENTRIES_TAMPERED') : error;
    }
  }

  private async renew(open: OpenCase, chain: ChainEntity, desks: readonly IntakeDesk[]): Promise<void> {
    const { caseId } = chain;
    const keyEpoch = chain.keyEpoch + 1;
    const caseKey = newCaseKey();
    const threadKey = threadKeyOf(caseKey);
    const staffKey = caseStaffKeyOf(caseKey);
    const grants = desks.map((desk) => this.grant(caseId, keyEpoch, desk, caseKey));
    wipe(caseKey);
    const { reporter } = open;
    const before = { threadKey: open.threadKey, staffKey: open.staffKey };
    const forward = reporter === undefined;
    const link = linkKeys(this.keyFile, { caseId, keyEpoch, forward }, before, { threadKey, staffKey });
    const older = new Map([...(open.older ?? []), [chain.keyEpoch, before]]);
    const mac = chainMac(threadKey, caseId, chain.entryCount, chain.head);
    Object.assign(chain, { keyEpoch, mac });
    await this.entries.renewKey(chain, grants, link);
    if (reporter) {
      const sealed = sealGrant(reporter.kemPublic(), reporterGrantContext(caseId, keyEpoch), threadKey);
      await reporter.keep(keyEpoch, sealed);
    }
    // Whoever does not hold the staff key before does not get the next one.
    follow(open, { caseId, keyEpoch, threadKey, staffKey: before.staffKey && staffKey, older });
  }

  private grant(caseId: string, keyEpoch: number, desk: IntakeDesk, caseKey: CaseKey): GrantEntity {
    const sealed = sealGrant(desk.kemPublic, caseGrantContext(caseId, keyEpoch, desk), caseKey);
    const grant = Object.assign(new GrantEntity(), {
      caseId,
      keyEpoch,
      holder: 'desk',
      holderId: desk.id,
      holderEpoch: desk.epoch,
      sealed: Buffer.from(sealed),
      sinceEpoch: null,
    });
    return Object.assign(grant, signGrantRow(this.keyFile, grant));
  }
}
