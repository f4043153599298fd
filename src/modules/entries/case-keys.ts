import { Injectable } from '@nestjs/common';
import {
  asCaseKey,
  caseStaffKeyOf,
  CryptoError,
  KeyFile,
  openGrant,
  threadKeyOf,
  wipe,
  type KemSecretKey,
  type ThreadKey,
} from '../../platform/crypto/index.js';
import { AppLogger } from '../../platform/logging/index.js';
import type { StaffKeys } from '../staff/index.js';
import { EntryError } from './entry.errors.js';
import { EntryRepository } from './entry.repository.js';
import { grantContextOf, requireGrantMac } from './grant-mac.js';
import type { GrantEntity } from './grant.entity.js';
import type { KeyLinkEntity } from './key-link.entity.js';
import { keyAfter, keysBefore } from './key-links.js';
import type { EpochKeys, OpenCase } from './open-case.js';
import { Tampering } from './tampering.js';

/** What the rows of one case give to whoever opens it. */
interface CaseRows {
  readonly caseId: string;
  readonly keyEpoch: number;
  readonly grants: readonly GrantEntity[];
  readonly links: readonly KeyLinkEntity[];
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
   * The keys of each of these cases that the caller's desks hold a grant of; the others are absent. Null: its chain is gone
   * (or there is no such case: whoever asks knows), or there is a grant that is not what the intake made,
   * which is logged. About 0.3 ms a case.
   */
  async openManyForStaff(keys: StaffKeys, caseIds: readonly string[]): Promise<Map<string, OpenCase | null>> {
    const open = new Map<string, OpenCase | null>();
    if (caseIds.length === 0 || keys.desks.size === 0) return open;
    const { grants, links, epochs } = await this.entries.grantsOf(caseIds, [...keys.desks.keys()]);
    for (const caseId of caseIds) {
      const keyEpoch = epochs.get(caseId);
      if (keyEpoch === undefined) open.set(caseId, null);
      else {
        const isOf = (row: { caseId: string }) => row.caseId === caseId;
        const rows = { caseId, keyEpoch, grants: grants.filter(isOf), links: links.filter(isOf) };
        const opened = this.openLogged(keys, rows);
        if (opened !== undefined) open.set(caseId, opened);
      }
    }
    return open;
  }

  /**
   * The case of a reporter, with its thread keys alone: those before the one that they hold, and those after it that wait for them.
   *
   * @param held - what their grant holds
   * @throws ENTRIES_TAMPERED when the chain is gone, or a link is not what was written; administrators are told
   */
  openForReporter(caseId: string, held: { keyEpoch: number; threadKey: ThreadKey }): Promise<OpenCase> {
    return this.tampering.watch(caseId, async () => {
      const { epochs, links } = await this.entries.grantsOf([caseId], []);
      const present = epochs.get(caseId);
      if (present === undefined) throw new EntryError('ENTRIES_TAMPERED');
      try {
        return this.walk({ caseId, keyEpoch: present, grants: [], links }, held);
      } catch (error) {
        throw error instanceof CryptoError ? new EntryError('ENTRIES_TAMPERED') : error;
      }
    });
  }

  /** To be called when the reporter has a grant of this key of the case: what waited for them up to it goes. */
  grantedToReporter(caseId: string, keyEpoch: number): Promise<void> {
    return this.entries.dropForward(caseId, keyEpoch);
  }

  private walk(rows: CaseRows, held: { keyEpoch: number; threadKey: ThreadKey }): OpenCase {
    const { caseId, keyEpoch: present, links } = rows;
    const older = new Map<number, EpochKeys>();
    let [epoch, threadKey] = [held.keyEpoch, held.threadKey];
    for (; epoch < present; epoch += 1) {
      older.set(epoch, { threadKey, staffKey: null });
      const link = links.find(({ keyEpoch }) => keyEpoch === epoch + 1);
      const next = link && keyAfter(this.keyFile, link, threadKey);
      if (!next) throw new EntryError('ENTRIES_TAMPERED');
      threadKey = next;
    }
    const open = { caseId, keyEpoch: epoch, threadKey, staffKey: null, older };
    for (let at = held.keyEpoch; at > 1; at -= 1) {
      const link = links.find(({ keyEpoch }) => keyEpoch === at);
      const now = at === epoch ? open : older.get(at);
      if (!link || !now) throw new EntryError('ENTRIES_TAMPERED');
      older.set(at - 1, keysBefore(link, now));
    }
    return open;
  }

  /** One grant that does not open must not take the rest of a queue with it. Undefined: none of these desks holds the key. */
  private openLogged(keys: StaffKeys, rows: CaseRows): OpenCase | null | undefined {
    try {
      const present = this.openAt(keys, rows, rows.keyEpoch);
      if (!present) return undefined;
      const { caseId, keyEpoch } = rows;
      const older = this.openOlder(keys, rows, present);
      return { caseId, keyEpoch, ...present, older, reopen: () => this.openForStaff(keys, caseId) };
    } catch (error) {
      if (!(error instanceof CryptoError)) throw error;
      this.logger.failure('case.grant_refused', error, { caseId: rows.caseId });
      return null;
    }
  }

  /**
   * Each key leads to the one before. Where the reporter's writing made it, who has no staff key to pass on, the grant of the one
   * before does.
   */
  private openOlder(keys: StaffKeys, rows: CaseRows, present: EpochKeys): Map<number, EpochKeys> {
    const older = new Map<number, EpochKeys>();
    let now = present;
    for (let epoch = rows.keyEpoch; epoch > 1; epoch -= 1) {
      const link = rows.links.find(({ keyEpoch }) => keyEpoch === epoch);
      const linked = link ? keysBefore(link, now) : null;
      const before = linked?.staffKey ? linked : (this.openAt(keys, rows, epoch - 1) ?? linked);
      if (!before) throw new CryptoError('KEY_WRONG');
      older.set(epoch - 1, before);
      now = before;
    }
    return older;
  }

  private openAt(keys: StaffKeys, { grants }: CaseRows, keyEpoch: number): EpochKeys | null {
    let opened: EpochKeys | null = null;
    for (const grant of grants) {
      const desk = keys.desks.get(grant.holderId)?.get(grant.holderEpoch);
      if (grant.keyEpoch === keyEpoch && desk) opened ??= this.open(desk.kemSecret, grant);
    }
    return opened;
  }

  private open(secret: KemSecretKey, grant: GrantEntity): EpochKeys {
    // Whoever writes to the database can encapsulate a key of their own to the desk.
    requireGrantMac(this.keyFile, grant);
    const opened = openGrant(secret, grantContextOf(grant), grant.sealed);
    const caseKey = asCaseKey(opened);
    const keys = { threadKey: threadKeyOf(caseKey), staffKey: caseStaffKeyOf(caseKey) };
    wipe(opened, caseKey);
    return keys;
  }
}
