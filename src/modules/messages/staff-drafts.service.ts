import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  CryptoError,
  NO_PREVIOUS,
  openDocument,
  sealDocument,
  type SealContext,
} from '../../platform/crypto/index.js';
import { day, Transaction } from '../../platform/database/index.js';
import { requireText, TEXT_LIMIT } from '../../platform/text/index.js';
import type { StaffSession } from '../staff/index.js';
import { CaseAccess } from '../cases/index.js';
import { asJson } from '../entries/index.js';
import { nextDraft, type KeptDraft, type TypedDraft } from './kept-draft.js';
import type { DraftKind } from './staff-draft.entity.js';
import { StaffDraftRepository } from './staff-draft.repository.js';

const DRAFT_EPOCH = 1;
const NO_REVISION = '00000000-0000-4000-8000-000000000000';

/** What the caller has typed and not sent; null: nothing. */
export type OpenedDrafts = Record<DraftKind, KeptDraft | null>;

/** What a staff member has typed and not sent yet, sealed under a key of their own: nobody else opens it. */
@Injectable()
export class StaffDrafts {
  constructor(
    private readonly drafts: StaffDraftRepository,
    private readonly access: CaseAccess,
    private readonly transaction: Transaction,
  ) {}

  /**
   * Keeps the text as typed; an empty one removes the draft. Resolves to what is kept then: what another window wrote and this one
   * has not seen stays beside it.
   *
   * @throws CASE_NOT_FOUND, TextError
   */
  async save(
    session: StaffSession,
    caseId: string,
    kind: DraftKind,
    typed: string,
    version: Pick<TypedDraft, 'revision' | 'over'> = { revision: randomUUID(), over: null },
  ): Promise<KeptDraft | null> {
    const { case: found } = await this.access.require(session, caseId);
    const text = requireText(typed, { max: TEXT_LIMIT, draft: true });
    const { staffId } = session;
    const context = draftContext(staffId, found.id, kind);
    return this.transaction.run(async () => {
      const before = await this.drafts.lock(staffId, found.id, kind);
      const next = nextDraft(before && openDraft(session, context, before), { ...version, text });
      if (next === null) await this.drafts.delete(staffId, found.id, kind);
      else {
        const sealed = sealDocument(session.keys.draftKey, context, asJson(next));
        await this.drafts.save({ staffId, caseId: found.id, kind, sealed, updatedAt: day(new Date()) });
      }
      return next;
    });
  }

  /** The caller's drafts of a case. A draft that their key does not open (their root is new) is as good as none. */
  async read(session: StaffSession, caseId: string): Promise<OpenedDrafts> {
    const opened: OpenedDrafts = { message: null, note: null };
    for (const { kind, sealed } of await this.drafts.listFor(session.staffId, caseId)) {
      opened[kind] = openDraft(session, draftContext(session.staffId, caseId, kind), sealed);
    }
    return opened;
  }

  /** Removes a draft, in the transaction that sends it. */
  clear(staffId: string, caseId: string, kind: DraftKind): Promise<void> {
    return this.drafts.delete(staffId, caseId, kind);
  }
}

function openDraft(session: StaffSession, context: SealContext, sealed: Uint8Array): KeptDraft | null {
  try {
    const kept = openDocument(session.keys.draftKey, context, sealed) as Partial<KeptDraft>;
    // Of before there were versions.
    return { text: kept.text ?? '', revision: kept.revision ?? NO_REVISION, older: kept.older ?? null };
  } catch (error) {
    if (error instanceof CryptoError) return null;
    throw error;
  }
}

/** What a draft is bound to; pinned by test/unit/contexts.spec.ts. */
export function draftContext(staffId: string, caseId: string, kind: DraftKind): SealContext {
  return {
    table: 'staff_drafts',
    caseId,
    rowId: staffId,
    kind: `draft-${kind}`,
    author: `staff:${staffId}`,
    keyEpoch: DRAFT_EPOCH,
    sequence: 0,
    previousHash: NO_PREVIOUS,
  };
}
