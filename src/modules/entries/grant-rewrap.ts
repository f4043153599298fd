import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CryptoError, KeyFile } from '../../platform/crypto/index.js';
import { Transaction } from '../../platform/database/index.js';
import { DeskSealedThings, type DeskSealed, type RewrapDesk, type Rewrapper } from '../desks/index.js';
import { EntryRepository } from './entry.repository.js';
import { grantContextOf, requireGrantMac, signGrantRow, sinceOf } from './grant-mac.js';
import type { GrantEntity } from './grant.entity.js';
import { Tampering } from './tampering.js';

const BATCH = 100;

/** Wraps the grants of cases to a desk anew, after the key of the desk changed. The keys of the cases stay as they are. */
@Injectable()
export class GrantRewrap implements DeskSealed, OnModuleInit {
  constructor(
    private readonly sealed: DeskSealedThings,
    private readonly entries: EntryRepository,
    private readonly keyFile: KeyFile,
    private readonly tampering: Tampering,
    private readonly transaction: Transaction,
  ) {}

  onModuleInit(): void {
    this.sealed.add(this);
  }

  count(deskId: string, epoch: number): Promise<{ left: number; all: number }> {
    return this.entries.countGrants(deskId, epoch);
  }

  wrapNext(desk: RewrapDesk, after: string | null, rewrap: Rewrapper): Promise<string | null> {
    return this.transaction.run(async () => {
      const grants = await this.entries.lockGrantsBefore(desk, placeOf(after), BATCH);
      const ours = grants.filter((grant) => this.isOurs(grant));
      const wrapped = await rewrap(ours.map((grant) => ({ ...taskOf(desk, grant), kind: 'grant' })));
      const fresh: { before: GrantEntity; after: GrantEntity }[] = [];
      ours.forEach((before, at) => {
        const sealed = wrapped[at];
        if (!sealed) return void this.tampering.found(before.caseId);
        const row = {
          ...before,
          sealed: Buffer.from(sealed),
          holderEpoch: desk.epoch,
          sinceEpoch: sinceOf(before),
        };
        fresh.push({ before, after: { ...row, ...signGrantRow(this.keyFile, row) } });
      });
      await this.entries.replaceGrants(fresh);
      const last = grants.at(-1);
      return last && grants.length === BATCH ? `${last.holderEpoch} ${last.caseId} ${last.keyEpoch}` : null;
    });
  }

  /** A grant that the helpdesk did not make gets no MAC of it by being wrapped anew. Administrators are told. */
  private isOurs(grant: GrantEntity): boolean {
    try {
      requireGrantMac(this.keyFile, grant);
      return true;
    } catch (error) {
      if (!(error instanceof CryptoError)) throw error;
      this.tampering.found(grant.caseId);
      return false;
    }
  }
}

function taskOf(desk: RewrapDesk, grant: GrantEntity) {
  const from = grantContextOf(grant);
  return { sealed: grant.sealed, epoch: grant.holderEpoch, from, to: { ...from, holderEpoch: desk.epoch } };
}

const NO_CASE = '00000000-0000-0000-0000-000000000000';

function placeOf(after: string | null): [number, string, number] {
  const [holderEpoch, caseId, keyEpoch] = after?.split(' ') ?? [];
  return [Number(holderEpoch ?? 0), caseId ?? NO_CASE, Number(keyEpoch ?? 0)];
}
