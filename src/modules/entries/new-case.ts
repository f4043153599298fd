import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  caseStaffKeyOf,
  chainMac,
  entryHash,
  KeyFile,
  newCaseKey,
  NO_PREVIOUS,
  sealDocument,
  sealGrant,
  threadKeyOf,
  wipe,
  type CaseKey,
  type CaseStaffKey,
  type KemPublicKey,
  type ThreadKey,
} from '../../platform/crypto/index.js';
import type { StatementPart } from '../../platform/database/index.js';
import { ChainEntity } from './chain.entity.js';
import { asJson, type CardContent, type ReportDocument } from './contents.js';
import { cardContext, caseGrantContext, entryContext, reporterGrantContext } from './contexts.js';
import { EntryEntity } from './entry.entity.js';
import { reportEntry } from './entry-kind.js';
import { EntryRepository } from './entry.repository.js';
import { signGrantRow } from './grant-mac.js';
import { GrantEntity } from './grant.entity.js';

const FIRST_EPOCH = 1;

export interface NewCaseContent {
  caseId: string;
  desk: { id: string; epoch: number; kemPublic: KemPublicKey };
  reporter: KemPublicKey;
  report: ReportDocument;
  card: CardContent;
  createdAt: Date;
}

/** Everything of a new case that is sealed, ready to be written. */
export interface SealedCase {
  keyEpoch: number;
  card: Uint8Array;
  reporterGrant: Uint8Array;
  rows: { chain: ChainEntity; entry: EntryEntity; grant: GrantEntity };
}

interface NewKeys {
  caseKey: CaseKey;
  staffKey: CaseStaffKey;
  threadKey: ThreadKey;
}

/** Makes the keys of a new case and seals its report, card and grants. The case key itself is kept nowhere. */
@Injectable()
export class NewCaseSealer {
  constructor(
    private readonly repository: EntryRepository,
    private readonly keyFile: KeyFile,
  ) {}

  /** Pure of the database: about 1 ms of one core. */
  seal(input: NewCaseContent): SealedCase {
    const caseKey = newCaseKey();
    const staffKey = caseStaffKeyOf(caseKey);
    const threadKey = threadKeyOf(caseKey);
    try {
      return this.sealUnder({ caseKey, staffKey, threadKey }, input);
    } finally {
      wipe(caseKey, staffKey, threadKey);
    }
  }

  private sealUnder(keys: NewKeys, input: NewCaseContent): SealedCase {
    const { caseId, desk } = input;
    const { caseKey, staffKey, threadKey } = keys;
    const entry = Object.assign(new EntryEntity(), {
      id: randomUUID(),
      caseId,
      sequence: 1,
      kind: reportEntry.name,
      author: 'reporter',
      authorId: null,
      keyEpoch: FIRST_EPOCH,
      signature: null,
      createdAt: input.createdAt,
    });
    const context = entryContext(entry, NO_PREVIOUS);
    entry.sealed = sealDocument(threadKey, context, asJson(input.report));
    entry.hash = entryHash(context, entry.sealed);
    return {
      keyEpoch: FIRST_EPOCH,
      card: sealDocument(staffKey, cardContext(caseId, 'case', FIRST_EPOCH), asJson(input.card)),
      reporterGrant: sealGrant(input.reporter, reporterGrantContext(caseId, FIRST_EPOCH), threadKey),
      rows: {
        entry,
        chain: Object.assign(new ChainEntity(), {
          caseId,
          keyEpoch: FIRST_EPOCH,
          entryCount: 1,
          head: entry.hash,
          mac: chainMac(threadKey, caseId, 1, entry.hash),
        }),
        grant: this.grant(caseId, desk, caseKey),
      },
    };
  }

  private grant(caseId: string, desk: NewCaseContent['desk'], caseKey: CaseKey): GrantEntity {
    const sealed = sealGrant(desk.kemPublic, caseGrantContext(caseId, FIRST_EPOCH, desk), caseKey);
    const grant = Object.assign(new GrantEntity(), {
      caseId,
      keyEpoch: FIRST_EPOCH,
      holder: 'desk',
      holderId: desk.id,
      holderEpoch: desk.epoch,
      sealed,
      sinceEpoch: null,
    });
    return Object.assign(grant, signGrantRow(this.keyFile, grant));
  }

  /** The sealed rows, for the statement that writes the case: written if its part named `after` has a row. */
  parts({ rows }: SealedCase, after: string): StatementPart[] {
    return this.repository.insertingChain(rows.chain, rows.entry, rows.grant, after);
  }
}
