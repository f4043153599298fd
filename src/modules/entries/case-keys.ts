import { Injectable } from '@nestjs/common';
import {
  asCaseKey,
  caseStaffKeyOf,
  CryptoError,
  grantMacMatches,
  intakeKeyOf,
  KeyFile,
  openGrant,
  threadKeyOf,
  wipe,
  type CaseStaffKey,
  type KemSecretKey,
  type ThreadKey,
} from '../../platform/crypto/index.js';
import { AppLogger } from '../../platform/logging/index.js';
import type { StaffKeys } from '../staff/index.js';
import { caseGrantContext } from './contexts.js';
import { EntryRepository } from './entry.repository.js';
import type { GrantEntity } from './grant.entity.js';
import { Tampering } from './tampering.js';

/** A case whose keys are in hand. A reporter holds the thread key alone. */
export interface OpenCase {
  caseId: string;
  keyEpoch: number;
  threadKey: ThreadKey;
  staffKey: CaseStaffKey | null;
}

/** Opens the keys of cases for those who hold a grant. */
@Injectable()
export class CaseKeys {
  constructor(
    private readonly entries: EntryRepository,
    private readonly keyFile: KeyFile,
    private readonly logger: AppLogger,
    private readonly tampering: Tampering,
  ) {}

  /** The keys of one case, or null where none of the caller's desks holds a grant. Throws ENTRIES_TAMPERED as `openManyForStaff` says. */
  async openForStaff(keys: StaffKeys, caseId: string): Promise<OpenCase | null> {
    const open = (await this.openManyForStaff(keys, [caseId])).get(caseId);
    if (open === null) throw this.tampering.found(caseId);
    return open ?? null;
  }

  /**
   * The keys of each of these cases that the caller's desks hold a grant of; the others are absent. Null: its chain or every
   * grant of it is gone (or there is no such case: whoever asks knows), or there is a grant that is not what the intake made,
   * which is logged. About 0.3 ms a case.
   */
  async openManyForStaff(keys: StaffKeys, caseIds: readonly string[]): Promise<Map<string, OpenCase | null>> {
    const open = new Map<string, OpenCase | null>();
    if (caseIds.length === 0 || keys.desks.size === 0) return open;
    const { grants, whole } = await this.entries.grantsOf(caseIds, [...keys.desks.keys()]);
    for (const caseId of caseIds) if (!whole.has(caseId)) open.set(caseId, null);
    for (const grant of grants) {
      const desk = keys.desks.get(grant.holderId)?.get(grant.holderEpoch);
      if (desk && !open.get(grant.caseId)) open.set(grant.caseId, this.openLogged(desk.kemSecret, grant));
    }
    return open;
  }

  /** One grant that does not open must not take the rest of a queue with it. */
  private openLogged(secret: KemSecretKey, grant: GrantEntity): OpenCase | null {
    try {
      return this.open(secret, grant);
    } catch (error) {
      if (!(error instanceof CryptoError)) throw error;
      this.logger.failure('case.grant_refused', error, { caseId: grant.caseId });
      return null;
    }
  }

  private open(secret: KemSecretKey, grant: GrantEntity): OpenCase {
    const { caseId, keyEpoch, sealed } = grant;
    const context = caseGrantContext(caseId, keyEpoch, { id: grant.holderId, epoch: grant.holderEpoch });
    const intakeKey = intakeKeyOf(this.keyFile.indexKey(grant.macVersion).key);
    // Whoever writes to the database can encapsulate a key of their own to the desk.
    if (!grantMacMatches(intakeKey, context, sealed, grant.mac)) throw new CryptoError('KEY_WRONG');
    const opened = openGrant(secret, context, sealed);
    const caseKey = asCaseKey(opened);
    const keys = { threadKey: threadKeyOf(caseKey), staffKey: caseStaffKeyOf(caseKey) };
    wipe(opened, caseKey);
    return { caseId, keyEpoch, ...keys };
  }
}
